"""Talks that go on for months, known by their topic: "the nuclear talks with Y", an agreement in the making.

A round of them, told with its day, its place or its opening, is a contact.
"""

from __future__ import annotations

from extract.components.agreements_words import forms_of, topic_of, words_of
from extract.components.clauses import clause_tokens
from extract.components.frames import Frame


def topic_of_talks(frame: Frame) -> tuple[str, str] | None:
    """Type and title of the agreement that talks are for, by the words before: "peace", "free trade"."""
    lefts = list(frame.token.lefts)
    return topic_of(t.lower_ for t in [*lefts, *(inner for left in lefts for inner in left.lefts)])


def are_standing(frame: Frame) -> bool:
    """ "Whether the nuclear talks with Y can be saved": a process that is there, whatever becomes of it."""
    token, verb = frame.token, frame.verb
    if topic_of_talks(frame) is None or not any(t.lower_ == "the" for t in token.lefts):
        return False
    is_round = token.head.head.lower_ in words_of("rounds") or bool({"in", "at"} & set(frame.preps))
    opened = verb is not None and verb.lower_ in forms_of("holding_rounds")
    return not (is_round or opened or any(t._.date is not None for t in clause_tokens(token)))
