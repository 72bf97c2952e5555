"""Noun phrases of agreements: the words before a head, those of its complement, the text of both."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extract.components.agreements_words import words_of
from extract.components.clauses import is_verbal, mention_of, spread
from extract.components.tokens import fold

_FOLLOWING = 16  # tokens after a head in which a complement hung elsewhere is looked for
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PARTICIPLES = frozenset({"VBN", "VBG"})


def under(token: Token, *names: str) -> list[Token]:
    """Objects of the named prepositions right under a token, coordination spread out."""
    preps = [c for c in token.children if c.dep_ in ("prep", "agent", "dative") and c.lower_ in names]
    return [t for prep in preps for item in prep.children if item.dep_ == "pobj" for t in spread(item)]


def objects_of(prep: Token) -> list[Token]:
    """Objects of one preposition."""
    return [t for item in prep.children if item.dep_ == "pobj" for t in spread(item)]


def is_finite(token: Token) -> bool:
    return token.tag_ in _FINITE


def head_word(token: Token) -> str:
    """The word a token is read by: of a name mention ("Abraham Accords") its last."""
    mention = mention_of(token)
    if mention is not None and mention.kind == "name":
        return mention.text.split()[-1]
    return str(token.text)


def left_tokens(token: Token) -> list[Token]:
    """Tokens of the noun phrase before its head."""
    start = token.left_edge.i
    for index in range(token.i - 1, start - 1, -1):
        previous = token.doc[index]
        if (is_verbal(previous) and previous.tag_ not in _PARTICIPLES) or previous.dep_ == "prep":
            start = index + 1
            break
    return list(token.doc[start : token.i])


def near_words(token: Token) -> set[str]:
    """The words before the head and after its "of": what decides whether it is a document."""
    return {*_left_words(token), *_of_words(token)}


def wide_words(token: Token) -> set[str]:
    """The words of the whole complement: what tells the kind of a general head."""
    return {*_right_words(token), *_following_words(token)}


def _left_words(token: Token) -> Iterator[str]:
    mention = mention_of(token)
    if mention is not None:
        yield from (fold(word) for word in mention.text.split()[:-1])
    lefts = left_tokens(token)
    for first, dash, last in zip(lefts, lefts[1:], lefts[2:], strict=False):
        if dash.text in "-–":
            yield fold(f"{first.text}-{last.text}")
    for other in lefts:
        mention = mention_of(other)
        if mention is None:
            yield fold(other.text)
        elif mention.kind == "name":
            yield from (fold(word) for word in mention.text.split())


def _of_words(token: Token) -> Iterator[str]:
    """ "Letter of intent", "exchange of prisoners", "instruments of ratification"."""
    for child in token.children:
        if child.i > token.i and child.dep_ == "prep" and child.lower_ == "of":
            for item in (c for c in child.children if c.dep_ == "pobj"):
                yield from (fold(t.text) for t in [*item.lefts, *spread(item)])


def _right_words(token: Token) -> Iterator[str]:
    """Heads of the complement: "on a loan", "to exchange prisoners", "amending the treaty"."""
    for child in (c for c in token.children if c.i > token.i):
        if child.dep_ == "prep" and child.lower_ in words_of("complements"):
            yield from _complement_words(child)
        elif child.dep_ in ("acl", "relcl", "xcomp") and child.tag_ in ("VBG", "VB"):
            yield fold(child.text)
            for item in (c for c in child.children if c.dep_ in ("dobj", "pobj")):
                yield from (fold(t.text) for t in [*spread(item), *item.lefts])
        elif child.dep_ == "relcl" and child.i - token.i > 2 and token.nbor(2).lower_ == "which":
            yield from (
                fold(t.text) for t in child.children if t.dep_ == "nsubj"
            )  # "under which a firm runs"


def _complement_words(prep: Token) -> Iterator[str]:
    for item in (t for c in prep.children if c.dep_ in ("pobj", "pcomp") for t in spread(c)):
        yield from (fold(t.text) for t in [item, *item.lefts])
        for nested in (c for c in item.children if c.dep_ == "prep" and c.lower_ == "of"):
            yield from (fold(t.text) for t in nested.subtree)


def _following_words(token: Token) -> Iterator[str]:
    """A complement that the parser hung elsewhere: "a deal with Y to buy jets", "with Y on a loan"."""
    taking = False
    for other in token.doc[token.i + 1 : token.i + _FOLLOWING]:
        if (other.is_punct and other.text not in "-–$") or is_finite(other):
            return
        if other.lower_ in ("on", "to", "for", "covering"):
            taking = True
        elif other.dep_ == "prep" and other.lower_ != "of":
            taking = False
        elif taking and mention_of(other) is None:
            yield fold(other.text)


def text_between(start: Token, end: Token) -> str:
    """The printed words from one token to another of the same sentence."""
    sentence = start.doc._.sentence
    return str(sentence.text[start._.span[0] - sentence.start : end._.span[1] - sentence.start]).strip()
