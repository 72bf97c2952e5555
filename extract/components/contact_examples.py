"""Persons named as some of a group: "met with Polish leaders, including Foreign Minister X and his deputy Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from extract.components.clauses import mention_of, spread, token_where_begins
from extract.components.mentions import Mention

_INTRODUCING = frozenset({"including", "notably", "namely", "especially", "particularly"})
_REACH = 8  # words between the group's noun and the word that introduces some of them
_NAME_REACH = 6  # words between that word and the end of the first name's mention


def with_examples(group: Sequence[Mention], doc: Doc) -> list[Mention]:
    """The mentions of a contact's sides and the persons told to be among them, in that order."""
    found = list(group)
    for mention in group:
        if not mention.persons and mention.parties:
            found.extend(m for m in _examples(mention, doc) if m not in found)
    return found


def _examples(mention: Mention, doc: Doc) -> Iterator[Mention]:
    """Who is named behind "including", each of the party of the group."""
    noun = _plural_noun(mention, doc)
    opening = _opening(noun) if noun is not None else None
    if opening is None:
        return
    behind = opening.doc[opening.i + 1 : opening.i + 1 + _NAME_REACH]
    first = next((t for t in behind if (m := mention_of(t)) is not None and m.persons), None)
    for token in spread(first) if first is not None else ():
        named = mention_of(token)
        if named is not None and named.persons and set(named.parties) <= set(mention.parties):
            yield named if named.parties else _of_party(named, mention.parties[0])


def _of_party(named: Mention, code: str) -> Mention:
    persons = tuple(replace(p, party_code=p.party_code or code) for p in named.persons)
    return replace(named, parties=(code,), persons=persons)


def _plural_noun(mention: Mention, doc: Doc) -> Token | None:
    token = token_where_begins(doc, mention)
    if token is None:
        return None
    return next((t for t in (token, token.head) if t.tag_ in ("NNS", "NNPS")), None)


def _opening(noun: Token) -> Token | None:
    """The word right before the examples: "including", "such as", "among them"."""
    for token in noun.doc[noun.i + 1 : noun.i + 1 + _REACH]:
        if token.lower_ in _INTRODUCING:
            return token
        before = token.nbor(-1).lower_
        if (before, token.lower_) in {("such", "as"), ("among", "them")}:
            return token
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", ".", ":"):
            return None
    return None


__all__ = ["with_examples"]
