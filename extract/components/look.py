"""A sentence as the gate sees it: before its parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.components.mentions import Mention
from extract.components.tokens import Token

_PEOPLE = frozenset({"person", "role", "group"})


@dataclass
class Look:
    """The words in lower case, who and what is named, and how many coarse tokens there are."""

    text: str
    start: int  # offset in the article, as mentions have it
    words: frozenset[str]
    mentions: Sequence[Mention]
    count: int
    follows: bool  # the sentence before it goes to the parser
    resumes: bool  # so does one of the few before it, and that one names two sides
    speaks_for_home: bool  # the article is a government's own page
    of_pair: bool = False  # the article is about two countries
    held: frozenset[str] | None = None  # its words and the marks of `gate_needs`, once asked for

    @cached_property
    def sides(self) -> int:
        """Parties named, the countries of places among them, and people whose party is not known yet.

        "We" of a transcript's speaker may mean who stands beside the speaker, too.
        """
        codes = {code for m in self.mentions for code in (*m.parties, m.place_country, m.firm_country)}
        persons = [person for mention in self.mentions for person in mention.persons]
        codes.update(person.party_code for person in persons)
        unknown = sum(not m.parties and m.kind in _PEOPLE for m in self.mentions)
        together = any(m.is_speaker and m.text.lower() == "we" for m in self.mentions)
        assumed = any(person.party_is_assumed for person in persons)
        return len(codes - {None}) + unknown + assumed + together

    @property
    def has_bare_officials(self) -> bool:
        """ "Army chiefs", "ministers": officials whose country is told before."""
        return any(m.kind == "role" and m.is_plural and not m.parties for m in self.mentions)

    @property
    def is_placed(self) -> bool:
        """Whether somebody or some place is named that an event could concern."""
        return any(m.parties or m.is_anaphor or m.kind == "place" for m in self.mentions)


def look_at(
    text: str,
    start: int,
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    *,
    follows: bool = False,
    resumes: bool = False,
    speaks_for_home: bool = False,
    of_pair: bool = False,
) -> Look:
    """The look of a sentence with its coarse tokens."""
    words = frozenset(token.text.lower() for token in tokens)
    return Look(text, start, words, mentions, len(tokens), follows, resumes, speaks_for_home, of_pair)
