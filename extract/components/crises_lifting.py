"""Measures told as lifted by the verb over their noun: "X lifted the closure of", "the curfew expired"."""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.clauses import is_verbal
from extract.components.frames import Frame

LIFTABLE = frozenset(
    {"border_closure", "airspace_closure", "flight_suspension", "travel_advisory", "mobilization", "unrest"}
)
_LIFTING = frozenset(
    "lift lifts lifted lifting end ends ended ending revoke revokes revoked rescind rescinded rescinds scrap "
    "scrapped scraps withdraw withdrew withdrawn withdraws undo undid undone reverse reversed drop dropped drops "
    "remove removed removes abolished cancelled canceled annulled".split()
)
_LAPSING = frozenset("end ended ends expire expired expires lapse lapsed lapses".split())


def lifters(frame: Frame) -> list[Token]:
    """Who lifts the measure that the noun of the frame names."""
    if not is_lifted(frame):
        return []
    return frame.agents if frame.is_passive else [t for t in frame.subjects if t.i != frame.token.i]


def is_lifted(frame: Frame) -> bool:
    """Whether the noun of a measure is what a verb of lifting takes away."""
    token = frame.token
    if token.dep_ == "pobj" and token.head.lower_ == "of" and not is_verbal(token.head.head):
        token = token.head.head  # "the state of emergency"
    verb = token.head
    if is_verbal(token) or not is_verbal(verb):
        return False
    if token.dep_ == "nsubj":
        return verb.lower_ in _LAPSING
    return token.dep_ in ("dobj", "nsubjpass") and verb.lower_ in _LIFTING
