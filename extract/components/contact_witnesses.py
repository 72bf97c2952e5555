"""Who takes part in a meeting of others in person: in whose presence it is held, who presides or mediates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, mention_of, spread
from extract.components.frames import Frame
from extract.components.inflection import verb_forms
from extract.components.mentions import Mention
from extract.components.participants import can_take_part

_PRESIDING = frozenset(
    "mediating presiding chairing moderating facilitating hosting looking listening attending sitting seated "
    "standing present joining acting watching".split()
)
_LEADING = frozenset(
    form
    for verb in ("mediate", "chair", "moderate", "host", "lead", "open", "convene")
    for form in verb_forms(verb)
)
"""What a person does to a meeting of others at which he is present."""
_PLACES_OF_A_THIRD = frozenset({"chair", "middle"})
_PRESENCE = frozenset({"presence", "mediation", "chairmanship"})


def witnesses(frame: Frame, group: Sequence[Mention]) -> list[Mention]:
    """Officials of further parties who sit with the group: "in the presence of X", "with X mediating"."""
    present = {code for mention in group for code in mention.parties}
    found = []
    for token in _named(frame):
        mention = mention_of(token)
        if mention is None or not (mention.persons or mention.kind == "role") or not can_take_part(token):
            continue
        if not present.intersection(mention.parties):
            present.update(mention.parties)
            found.append(mention)
    return found


def _named(frame: Frame) -> Iterator[Token]:
    if frame.verb is not None and frame.token.dep_ == "dobj" and frame.verb.lower_ in _LEADING:
        yield from (t for t in frame.subjects if (m := mention_of(t)) is not None and m.persons)
    for token in clause_tokens(frame.token):
        if token.lower_ in _PRESENCE and token.head.lower_ in ("in", "under"):
            yield from _objects_of(token, "of")
        elif token.lower_ == "with" and token.dep_ in ("prep", "mark"):
            yield from _beside(token)
        elif token.lower_ == "chair" and mention_of(named := token.doc[max(0, token.i - 3)]) is not None:
            yield named  # "met at last, X in the chair"


def _objects_of(noun: Token, preposition: str) -> Iterator[Token]:
    for prep in noun.children:
        if prep.lower_ == preposition:
            for child in prep.children:
                if child.dep_ == "pobj":
                    yield from spread(child)


def _beside(prep: Token) -> Iterator[Token]:
    """ "With X mediating", "with X in the chair", "with X between them"."""
    for token in prep.doc[prep.i + 1 : prep.right_edge.i + 1]:
        if mention_of(token) is None:
            continue
        behind = [t.lower_ for t in token.doc[token.i + 1 : token.i + 5]]
        if _PRESIDING.intersection(behind[:2]) or _PLACES_OF_A_THIRD.intersection(behind):
            yield token
        return
