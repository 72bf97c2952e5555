"""One event, however many sentences of an article tell it: facts of an article put together.

Two facts are one event if nothing that both state contradicts: same parties, status, compatible mode or type,
dates, persons and places. The first fact in reading order leads; later ones add what it lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from extract.components.dates import DateInterval
from extract.components.dates_hints import hints_exclude
from extract.components.facts import Fact, When, Where, replace

Compatible = Callable[[Fact, Fact], bool]
_PRECISION = {"day": 0, "month": 1, "year": 2, "unknown": 3}


def dates_agree(one: DateInterval, other: DateInterval) -> bool:
    """Equal, or one unknown, or the coarser contains the finer."""
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return not hints_exclude(one.hint, other.hint)
    if (one.start, one.end) == (other.start, other.end):
        return True
    if one.precision == other.precision == "day":
        return False
    fine, coarse = sorted((one, other), key=lambda interval: _PRECISION[interval.precision])
    return _days(coarse)[0] <= _days(fine)[0] and _days(fine)[1] <= _days(coarse)[1]


def _days(interval: DateInterval) -> tuple[date, date]:
    assert interval.start is not None
    assert interval.end is not None
    return interval.start, interval.end


def finer(one: When, other: When) -> When:
    """The when that says more; the first on a tie."""
    if not one.is_known or (
        other.is_known and _PRECISION[other.interval.precision] < _PRECISION[one.interval.precision]
    ):
        return (
            other
            if other.is_known or not one.text or (other.interval.hint and not one.interval.hint)
            else one
        )
    return one


def merge(facts: Sequence[Fact], compatible: Compatible, join: Callable[[Fact, Fact], Fact]) -> list[Fact]:
    """Facts of one family in reading order, joined greedily with the first event they can be."""
    events: list[Fact] = []
    for fact in facts:
        for index, event in enumerate(events):
            if compatible(event, fact):
                events[index] = join(event, fact)
                break
        else:
            events.append(fact)
    return events


def join_common(event: Fact, fact: Fact) -> Fact:
    """What every family joins alike: evidence, persons, quantities, topics, date, place, confidence."""
    time_of_day = event.when.time_of_day or fact.when.time_of_day
    chosen = finer(event.when, fact.when)
    event.is_background = event.is_background and fact.is_background  # a date has the last word
    event.when = replace(chosen, time_of_day=time_of_day)
    event.where = event.where if event.where.name else fact.where
    event.evidence = tuple(dict.fromkeys([*event.evidence, *fact.evidence]))
    known = {ref.person.full_name for ref in event.persons}
    event.persons = (*event.persons, *(ref for ref in fact.persons if ref.person.full_name not in known))
    seen = {(q.value, q.unit) for q in event.quantities}
    event.quantities = (*event.quantities, *(q for q in fact.quantities if (q.value, q.unit) not in seen))
    event.topics = tuple(dict.fromkeys([*event.topics, *fact.topics]))
    event.parties = _join_parties(event, fact)
    event.attributed_to = event.attributed_to or fact.attributed_to
    event.confidence = 1 - (1 - event.confidence) * (1 - 0.5 * fact.confidence)
    return event


def _join_parties(event: Fact, fact: Fact) -> tuple:  # type: ignore[type-arg]
    found = {(ref.code, ref.role): ref for ref in event.parties}
    for ref in fact.parties:
        key = (ref.code, ref.role)
        if key not in found or (found[key].span is None and ref.span is not None):
            found[key] = ref
    return tuple(found[key] for key in sorted(found))


def places_agree(one: Where, other: Where) -> bool:
    """Not two different places; a country agrees with a place in it."""
    if one.name is None or other.name is None or one.name == other.name:
        return True
    return one.country_code is None or other.country_code is None or one.country_code == other.country_code


def any_of(values: Iterable[bool]) -> bool:
    return any(values)


__all__ = ["Where", "dates_agree", "finer", "join_common", "merge", "places_agree"]
