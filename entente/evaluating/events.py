"""What is compared: an event as gold states it, with every reading that counts as right, and as found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

FamilyName = Literal["contacts", "agreements", "crises"]
FAMILIES: tuple[FamilyName, ...] = ("contacts", "agreements", "crises")


@dataclass(frozen=True, slots=True)
class Reading:
    """One statement of an event. `code` is a contact mode, an agreement type or a crisis type.

    Crises have `actors` and `affected`, the other families `parties`. Dates are ISO days.
    """

    code: str
    status: str
    parties: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    affected: frozenset[str] = frozenset()
    start: str | None = None
    end: str | None = None
    amount: float | None = None

    @property
    def involved(self) -> frozenset[str]:
        return self.parties | self.actors | self.affected


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An annotated event: its first reading, what others may replace in it, and whether it must be found."""

    reading: Reading
    alternatives: tuple[Mapping[str, Any], ...] = ()
    is_optional: bool = False
    event_key: str | None = None  # the same real-world event in several articles

    def readings(self) -> Iterator[Reading]:
        yield from variants_of(self.reading, self.alternatives)


def variants_of(reading: Reading, alternatives: tuple[Mapping[str, Any], ...]) -> Iterator[Reading]:
    """The reading as it stands, then with each alternative in place of what it replaces."""
    yield reading
    for alternative in alternatives:
        yield replace(reading, **alternative)


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that proves a found event, and the rule that drew it."""

    start: int
    end: int
    rule_id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event found in an article. `key` is the warehouse's event id, or unique to the article."""

    key: str
    reading: Reading
    mentions: tuple[Mention, ...]
    confidence: float

    @property
    def rule_id(self) -> str:
        """The rule of the first span: the one that made it an event."""
        return self.mentions[0].rule_id


Found = dict[FamilyName, list[FoundEvent]]
"""What was found in one article, family by family."""


def nothing_found() -> Found:
    return {family: [] for family in FAMILIES}
