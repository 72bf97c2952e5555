"""The title of a document as printed, and what it is on."""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.agreements_phrases import is_finite, left_tokens, text_between
from extract.components.agreements_words import words_of
from extract.components.clauses import is_verbal, mention_of
from extract.components.tokens import fold

_WORDS_AFTER = 14
_LONGEST_TITLE, _LONGEST_SUBJECT = 160, 120  # characters
_INNER = frozenset({"of", "on", "for", "in", "the", "a", "an", "to", "and", "their"})


def title_of(token: Token) -> str | None:
    """From the first word that qualifies the head to the end of its complement, articles and numbers left out."""
    start = token
    for other in reversed(left_tokens(token)):
        if _ends_title(other):
            break
        if not (other.is_punct or other.text[:1] in "-–"):
            start = other
    return text_between(start, _last(token))[:_LONGEST_TITLE] or None


def _ends_title(token: Token) -> bool:
    """Whether a word before the head belongs to the title no more."""
    if token.is_punct:
        return token.text not in "-–"
    if fold(token.text) in words_of("determiners") | words_of("numerals") or token.tag_ in (
        "DT",
        "PRP$",
        "CD",
    ):
        return True
    mention = mention_of(token)
    if mention is not None:
        return mention.kind not in ("party", "name", "place")
    return token.tag_ in ("POS", "IN", "CC") or (is_verbal(token) and token.tag_ not in ("VBN", "VBG"))


def _last(token: Token) -> Token:
    """The last word of the complement: before a comma, a verb, a date, a place or a partner."""
    preps = [
        c
        for c in token.children
        if c.i > token.i and c.dep_ == "prep" and c.lower_ in words_of("complements")
    ]
    right = max((prep.right_edge.i for prep in preps), default=token.i)
    end = token
    next_one = min((c.left_edge.i for c in token.children if c.dep_ == "conj"), default=len(token.doc))
    right = min(right, next_one - 1)  # "a memorandum on air and a memorandum on tea" are two
    for current in token.doc[token.i + 1 : min(right, token.i + _WORDS_AFTER) + 1]:
        if current.is_punct and current.text not in "-–'’":
            break
        if current.lower_ in words_of("title_stops") or is_finite(current) or _is_outer(current):
            break
        if current.lower_ not in _INNER and not current.is_punct:
            end = current
    return end


def _is_outer(token: Token) -> bool:
    """A date that is no period, or a phrase of place or occasion: "in Lima", "on the sidelines"."""
    expression = token._.date
    if expression is not None:
        return bool(expression.kind != "year_range")
    return token.dep_ == "prep" and any(
        _is_place(t, token) or t.lower_ in words_of("margins") for t in token.children
    )


def _is_place(token: Token, prep: Token) -> bool:
    mention = mention_of(token)
    return prep.lower_ in ("in", "at") and mention is not None and mention.place_name is not None


def subject_matter(token: Token) -> str | None:
    """What the document is on: the complement after "on", "regarding", "for", "about"."""
    for prep in (c for c in token.children if c.i > token.i and c.dep_ == "prep"):
        if prep.lower_ not in ("on", "regarding", "concerning", "for", "about"):
            continue
        inner = next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None)
        end = _last(token)
        if inner is not None and inner._.date is None and end.i > prep.i:
            return text_between(token.doc[prep.i + 1], end)[:_LONGEST_SUBJECT]
    return None
