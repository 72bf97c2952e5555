"""When a found event is right, and how found events are paired with annotated ones.

core     contacts, agreements: the same parties (of more than two, at least half in common);
         crises: the same type, and a party in common unless gold names none
strict   core, and the same status and dates, and besides: the mode of contacts, the type and amount of
         agreements, the actors of crises

Any reading of the annotated event may make it right. One annotated event takes at most one found event.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from entente.evaluating.events import FamilyName, FoundEvent, GoldEvent, Reading, variants_of

Test = Callable[[FamilyName, GoldEvent, Reading], bool]
_STANDS_FOR = {
    "talks": {"meeting", "phone_call"},
    "meeting": {"talks", "visit"},
    "phone_call": {"talks"},
    "visit": {"meeting"},
}
"""Modes that the codebook lets stand for each other."""


def is_core_right(family: FamilyName, gold: GoldEvent, found: Reading) -> bool:
    return any(_same_core(family, reading, found) for reading in gold.readings())


def is_strict_right(family: FamilyName, gold: GoldEvent, found: Reading) -> bool:
    """A reading whose details all agree, while its parties may be those of another reading."""
    return any(
        _same_details(family, reading, found)
        and any(_same_core(family, other, found) for other in variants_of(reading, gold.alternatives))
        for reading in gold.readings()
    )


def _same_core(family: FamilyName, gold: Reading, found: Reading) -> bool:
    if family == "crises":
        return gold.code == found.code and (not gold.involved or bool(gold.involved & found.involved))
    if len(gold.parties) > 2:
        return 2 * len(gold.parties & found.parties) >= len(gold.parties | found.parties)
    return gold.parties == found.parties


def _same_details(family: FamilyName, gold: Reading, found: Reading) -> bool:
    if gold.status != found.status or gold.start != found.start:
        return False
    if family == "agreements":
        has_amount = gold.amount is None or float(gold.amount) == float(found.amount or 0)
        return gold.code == found.code and has_amount
    if gold.end != found.end:
        return False
    if family == "contacts":
        return gold.code == found.code or found.code in _STANDS_FOR.get(gold.code, ())
    return not gold.actors or gold.actors == found.actors


def pair(
    test: Test, family: FamilyName, gold: Sequence[GoldEvent], found: Sequence[FoundEvent]
) -> dict[int, int]:
    """The largest pairing of gold with found events that passes the test: gold index -> found index."""
    fitting = [[k for k, item in enumerate(found) if test(family, event, item.reading)] for event in gold]
    owner: dict[int, int] = {}

    def place(index: int, tried: set[int]) -> bool:
        """Give the gold event a found one, moving earlier owners on where they have another choice."""
        for choice in fitting[index]:
            if choice in tried:
                continue
            tried.add(choice)
            if choice not in owner or place(owner[choice], tried):
                owner[choice] = index
                return True
        return False

    # Events that must be found go first, so that an optional one never takes a match away from them.
    for index in sorted(range(len(gold)), key=lambda number: gold[number].is_optional):
        place(index, set())
    return {index: choice for choice, index in owner.items()}


def link(family: FamilyName, gold: Sequence[GoldEvent], found: Sequence[FoundEvent]) -> dict[int, int]:
    """Who is meant by whom: strictly right pairs first, then pairs right at the core among the rest."""
    exact = pair(is_strict_right, family, gold, found)
    open_gold = [index for index in range(len(gold)) if index not in exact]
    open_found = [index for index in range(len(found)) if index not in exact.values()]
    loose = pair(
        is_core_right, family, [gold[index] for index in open_gold], [found[index] for index in open_found]
    )
    return exact | {open_gold[one]: open_found[other] for one, other in loose.items()}
