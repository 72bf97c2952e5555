"""Tallies: precision, recall and F1 per family, kind and group, and how mentions are resolved to events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from entente.evaluating.events import FAMILIES, FamilyName, FoundEvent, GoldEvent
from entente.evaluating.gold import GoldArticle
from entente.evaluating.measure import Test, is_core_right, is_strict_right, link, pair

KINDS: dict[str, Test] = {"core": is_core_right, "strict": is_strict_right}


@dataclass(slots=True)
class Tally:
    """Events found and right, found and wrong, and missed. Optional events count neither way."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, right: int, wrong: int, missed: int) -> None:
        self.right, self.wrong, self.missed = self.right + right, self.wrong + wrong, self.missed + missed

    @property
    def annotated(self) -> int:
        return self.right + self.missed

    @property
    def precision(self) -> float:
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        return harmonic_mean(self.precision, self.recall)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def harmonic_mean(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


@dataclass(frozen=True)
class Judged:
    """One family of one article: what gold says, what was found, and how they pair."""

    article: GoldArticle
    family: FamilyName
    gold: Sequence[GoldEvent]
    found: Sequence[FoundEvent]
    pairs: Mapping[str, Mapping[int, int]] = field(default_factory=dict)  # kind -> gold index -> found index
    links: Mapping[int, int] = field(default_factory=dict)

    def tally(self, kind: str) -> tuple[int, int, int]:
        pairs = self.pairs[kind]
        right = sum(not self.gold[index].is_optional for index in pairs)
        missed = sum(not event.is_optional for index, event in enumerate(self.gold) if index not in pairs)
        return right, len(self.found) - len(pairs), missed

    def verdicts(self) -> list[tuple[FoundEvent, bool]]:
        """Each found event with whether it is right at the core; matches of optional events are left out."""
        owners = {choice: index for index, choice in self.pairs["core"].items()}
        return [
            (item, number in owners)
            for number, item in enumerate(self.found)
            if number not in owners or not self.gold[owners[number]].is_optional
        ]


def judge(article: GoldArticle, found: Mapping[FamilyName, Sequence[FoundEvent]]) -> list[Judged]:
    """The three families of an article, judged."""
    judged = []
    for family in FAMILIES:
        gold, items = article.events[family], found[family]
        pairs = {kind: pair(test, family, gold, items) for kind, test in KINDS.items()}
        judged.append(Judged(article, family, gold, items, pairs, link(family, gold, items)))
    return judged


def tally_by(
    judged: Iterable[Judged], group_of: Callable[[Judged], str | None]
) -> dict[tuple[str, str, str], Tally]:
    """(group, family, kind) -> tally; what has no group is left out."""
    tallies: dict[tuple[str, str, str], Tally] = {}
    for item in judged:
        group = group_of(item)
        if group is None:
            continue
        for kind in KINDS:
            tallies.setdefault((group, item.family, kind), Tally()).add(*item.tally(kind))
    return tallies


def tally_resolution(judged: Iterable[Judged]) -> Tally | None:
    """Pairs of mentions in different articles, joined or left apart. None: nothing to join."""
    mentions = [
        (
            item.family,
            event.event_key,
            item.article.name,
            item.found[item.links[index]].key if index in item.links else None,
        )
        for item in judged
        for index, event in enumerate(item.gold)
        if event.event_key
    ]
    if not mentions:
        return None
    tally = Tally()
    for one, other in combinations(mentions, 2):
        if one[0] != other[0] or one[2] == other[2]:
            continue
        is_same, is_joined = one[1] == other[1], one[3] is not None and one[3] == other[3]
        tally.add(is_same and is_joined, is_joined and not is_same, is_same and not is_joined)
    return tally
