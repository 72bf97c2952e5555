"""What a span of text stands for in diplomacy: a party, a person in an office, a group of them, a place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

MentionKind = Literal[
    "party", "person", "role", "group", "institution", "place", "airline", "firm", "pronoun", "name"
]


@dataclass(slots=True, eq=False)
class Person:
    """One person of an article: the longest name printed, with what the article says of the office."""

    full_name: str
    words: tuple[str, ...]  # folded name words of the longest form
    party_code: str | None = None
    office_code: str | None = None
    office_title: str | None = None
    level_code: str | None = None
    is_former: bool = False
    party_is_assumed: bool = False  # only that the page is of this country speaks for it
    is_paired: bool = False  # one of two who hold the same office of two countries
    party_is_printed: bool = False  # the article names the country, not only the reference table
    forms: set[tuple[str, ...]] = field(default_factory=set)

    def __repr__(self) -> str:
        return f"<{self.full_name}|{self.party_code}|{self.office_code}>"


@dataclass(slots=True, eq=False)
class Mention:
    """A span of the article that stands for somebody or some place.

    `parties` are the codes represented (several for "the foreign ministers of A and B"), `persons` runs
    beside it where people are named or known. Offsets refer to the article text.
    """

    kind: MentionKind
    start: int
    end: int
    text: str
    parties: tuple[str, ...] = ()
    persons: tuple[Person, ...] = ()
    office_code: str | None = None
    office_title: str | None = None
    level_code: str | None = None
    is_assumed: bool = False  # an office of which only the page says whose it is
    is_adjective: bool = False  # "Turkish": counts as a party only where it qualifies something
    is_former: bool = False
    is_anaphor: bool = False  # "the two ministers", "he": resolved from what came before
    is_speaker: bool = False  # "I" and "we" of whoever has the word in a transcript
    is_plural: bool = False
    place_name: str | None = None
    place_country: str | None = None
    firm_country: str | None = None  # whose state firm it is: a party only to what firms agree
    is_capital: bool = False
    closes_comma: bool = False  # a comma after the span closes an apposition inside it
    name: str | None = None  # the printed name inside the span
    name_span: tuple[int, int] | None = None

    @property
    def is_inferred(self) -> bool:
        """Whom the words mean is told elsewhere; of a turn's "we" the label tells it."""
        return self.is_anaphor and not self.is_speaker

    @property
    def is_participant(self) -> bool:
        """Whether the span can stand for somebody who meets, signs or acts."""
        return bool(self.parties) and not self.is_adjective
