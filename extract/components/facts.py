"""A fact candidate: what one sentence says of one event, before the article's sentences are put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from extract.components.dates import UNRESOLVED, DateInterval
from extract.components.mentions import Mention, Person
from extract.records import Family


@dataclass(frozen=True, slots=True)
class PartyRef:
    """A party in its role, with the span that names it (None where it is inferred from context)."""

    code: str
    role: str  # party, actor, affected
    span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A named person who took part, with the mention that names them."""

    person: Person
    party_code: str | None
    office_title: str | None
    office_code: str | None
    level_code: str | None
    printed_name: str
    span: tuple[int, int]
    role: str = "participant"


@dataclass(frozen=True, slots=True)
class When:
    """The interval of an event with the words that give it."""

    interval: DateInterval = UNRESOLVED
    text: str | None = None
    time_of_day: str | None = None

    @property
    def is_known(self) -> bool:
        return self.interval.start is not None


@dataclass(frozen=True, slots=True)
class Where:
    name: str | None = None
    country_code: str | None = None


@dataclass(frozen=True, slots=True)
class QuantityRef:
    value: float
    unit: str
    qualifier: str
    is_cumulative: bool
    as_of: date | None
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span that proves the fact: the sentence, and the rule that fired in it."""

    start: int
    end: int
    rule_id: str
    confidence: float
    trigger: tuple[int, int]


@dataclass(slots=True)
class Fact:
    """One event as one or more sentences of an article tell it.

    `code` is a contact mode, agreement type or crisis type; `details` holds what only one family has
    (title, amount, currency, period, subject, is_visit, initiator, level, ordinal).
    """

    family: Family
    code: str
    status: str
    parties: tuple[PartyRef, ...]
    when: When
    where: Where
    evidence: tuple[Evidence, ...]
    sentence_index: int
    persons: tuple[PersonRef, ...] = ()
    quantities: tuple[QuantityRef, ...] = ()
    topics: tuple[tuple[str, str, int, int], ...] = ()  # code, text, start, end
    is_background: bool = False
    attributed_to: str | None = None
    confidence: float = 0.5
    details: dict[str, object] = field(default_factory=dict)

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(ref.code for ref in self.parties)

    def with_role(self, role: str) -> frozenset[str]:
        return frozenset(ref.code for ref in self.parties if ref.role == role)

    def people_of(self, code: str) -> frozenset[str]:
        return frozenset(ref.person.full_name for ref in self.persons if ref.party_code == code)


def person_refs(mention: Mention, role: str = "participant") -> tuple[PersonRef, ...]:
    """References to the persons of a mention, with its span as evidence."""
    span = mention.name_span or (mention.start, mention.end)
    return tuple(
        PersonRef(
            person,
            person.party_code,
            (mention.office_title if len(mention.persons) == 1 else None) or person.office_title,
            person.office_code or mention.office_code,
            person.level_code or mention.level_code,
            mention.name if mention.name and len(mention.persons) == 1 else person.full_name,
            span,
            role,
        )
        for person in mention.persons
    )


def persons_of(mentions: Iterable[Mention], role: str = "participant") -> tuple[PersonRef, ...]:
    """References to the persons of several mentions, each person once."""
    found: dict[int, PersonRef] = {}
    for mention in mentions:
        for ref in person_refs(mention, role):
            found.setdefault(id(ref.person), ref)
    return tuple(found.values())


def party_refs(mention: Mention, role: str = "party") -> tuple[PartyRef, ...]:
    """References to the parties a mention stands for; an anaphor proves no span of its own."""
    span = None if mention.is_inferred else (mention.start, mention.end)
    return tuple(PartyRef(code, role, span) for code in mention.parties)


__all__ = [
    "Evidence",
    "Fact",
    "PartyRef",
    "PersonRef",
    "QuantityRef",
    "When",
    "Where",
    "party_refs",
    "person_refs",
    "persons_of",
    "replace",
]
