"""The forum that a contact is a session of: "the Counternarcotics Working Group", "the Economic Dialogue"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from extract.components.clauses import is_verbal
from extract.components.simplify import Sentence

_NAME_WORD = re.compile(r"\b[A-Z][a-z][\w-]+")
_NAME = re.compile(
    r"(?:\b[A-Z][\w&.-]*(?: (?:and|of|for|on))? ){1,6}"
    r"(?:Dialogue|Forum|Group|Commission|Committee|Council|Consultations|Conference|Partnership|Track)\b"
)
_CALLED_AFTER = re.compile(
    r" (?:Dialogue|Forum|Group|Commission|Committee|Consultations|Conference|Partnership)\b"
)
_UNTELLING = frozenset(
    "dialogue dialogues forum group commission committee council conference consultations consultation summit summits "
    "meeting meetings session sessions round talks working joint high level high-level ministerial ministerial-level "
    "annual senior officials official bilateral trilateral foreign ministers minister leaders first second third "
    "fourth fifth inaugural new next virtual call visit trip the this that these his her their our".split()
)


def forum_of(predicate: Token) -> frozenset[str]:
    """What tells the forum's name from others', in lower case; empty where the contact is called by no such name.

    Abbreviations are left out: "the CNWG" may be the Counternarcotics Working Group.
    """
    sentence: Sentence = predicate.doc._.sentence
    words = {
        match.group().lower()
        for start, end in _spans(predicate, sentence)
        for match in _NAME_WORD.finditer(sentence.text, start, end)
        if not _is_of_a_party(sentence, sentence.start + match.start())
    }
    dated = {word for what in sentence.dates for word in what.text.lower().split()}
    return frozenset(words - _UNTELLING - dated)


def are_of_other_forums(one: object, other: object) -> bool:
    """Whether two contacts are sessions of forums whose names have nothing in common."""
    return (
        isinstance(one, frozenset)
        and isinstance(other, frozenset)
        and bool(one and other and not one & other)
    )


def _spans(predicate: Token, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where the forum is named: around a noun, "a meeting of the Dialogue" too; anywhere beside a verb."""
    if is_verbal(predicate):
        yield from (match.span() for match in _NAME.finditer(sentence.text))
        return
    below = [
        t for prep in predicate.children if prep.lower_ == "of" for t in prep.children if t.dep_ == "pobj"
    ]
    for head in (predicate, *below):
        yield max(0, head.left_edge._.span[0] - sentence.start), head._.span[1] - sentence.start


def _is_of_a_party(sentence: Sentence, at: int) -> bool:
    """Whether a party or a person is named there; not a ministry after which the forum is called."""
    named = (m for m in sentence.mentions if m.start <= at < m.end and m.kind != "name")
    return any(m.persons or not _CALLED_AFTER.match(sentence.text, m.end - sentence.start) for m in named)


__all__ = ["are_of_other_forums", "forum_of"]
