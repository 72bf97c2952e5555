"""Whom an agreement lets do something, which names its other side: "a treaty handing the islands to Y".

"A pact that lets Y train its troops there", "an accord giving Y lorries access": told in the document's own clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.agreements_documents import Document
from extract.components.agreements_groups import Group, pair_told
from extract.components.agreements_phrases import is_finite, under
from extract.components.agreements_words import forms_of
from extract.components.clauses import mention_of, spread, subject_of
from extract.components.mentions import Mention
from extract.components.participants import parties_of

_REACH = 9  # tokens between a document and the verb of what it lets do
_DATIVES = frozenset({"dative", "dobj"})


def entitled_by(document: Document, first: Sequence[Mention]) -> list[Mention]:
    """The one party besides the signers whom the document lets or gives something; none where it names several."""
    deed = _entitling(document.token)
    if deed is None:
        return []
    below = [t for c in deed.children if c.dep_ in ("ccomp", "xcomp") for t in subject_of(c)]
    objects = [t for c in deed.children if c.dep_ in _DATIVES for t in spread(c)]
    owned = [t for token in [*below, *objects] for t in token.lefts]
    for tokens in ([*under(deed, "to"), *_given_to(deed)], below, objects, owned):
        others = [m for m in _named(tokens) if not set(m.parties) & set(parties_of(first))]
        if others:
            return others if len(set(parties_of(others))) == 1 else []
    return []


def pair_entitled(document: Document) -> Group | None:
    """ "A pact allowing X troops to train in Y took effect": the only two that its clause names."""
    deed = _entitling(document.token)
    pair = pair_told(list(deed.subtree)) if deed is not None else None
    return Group(pair.parties) if pair is not None else None


def _entitling(token: Token) -> Token | None:
    """The verb of letting or giving that says what the document does."""
    for other in token.doc[token.i + 1 : token.i + _REACH]:
        follows = other.nbor(-1).lower_ in ("that", "which", "will", "would", ",") or other.tag_ == "VBG"
        if other.lower_ in forms_of("entitling") and follows and other.tag_ != "VBN":
            return other
        if is_finite(other) and other.head.lower_ not in forms_of("entitling"):
            return None
    return None


def _given_to(deed: Token) -> list[Token]:
    """Under a "to" that the parser calls a dative."""
    return [t for c in deed.children if c.dep_ == "dative" for o in c.children for t in spread(o)]


def _named(tokens: Sequence[Token]) -> list[Mention]:
    found = [m for t in tokens if (m := mention_of(t)) is not None and m.parties and not m.is_anaphor]
    return [m for m in found if m.kind != "airline" and (m.kind != "place" or m.is_capital)]
