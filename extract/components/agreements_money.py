"""The amount of an agreement or a pledge: which sum of a sentence is its own."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.agreements_documents import Document
from extract.components.agreements_words import words_of
from extract.components.clauses import clause_tokens
from extract.components.context import ArticleContext, Parsed
from extract.components.money import MoneyMention, find_money
from extract.components.tokens import fold

_REACH = 90  # characters between a predicate or a document and its amount


def money_near(parsed: Parsed, token: Token, codes: Sequence[str]) -> MoneyMention | None:
    """The amount nearest to a predicate in its clause, those after it first."""
    clause = clause_tokens(token)
    base = parsed.sentence.start
    low, high = min(t._.span[0] for t in clause) - base, max(t._.span[1] for t in clause) - base
    at = token._.span[0] - base
    found = [m for m in find_money(parsed.sentence.text, tuple(codes)) if low <= m.char_start <= high]
    near = [m for m in found if abs(m.char_start - at) <= _REACH]
    return min(near, key=lambda m: (m.char_start < at, abs(m.char_start - at)), default=None)


def money_of(
    parsed: Parsed, document: Document, codes: Sequence[str], *, anywhere: bool
) -> MoneyMention | None:
    """The amount of a document: in its noun phrase or after "worth"; of a contract or loan also behind it."""
    token, base = document.token, parsed.sentence.start
    low, high = token.doc[token.left_edge.i]._.span[0] - base, token._.span[1] - base
    for money in find_money(parsed.sentence.text, tuple(codes)):
        between = parsed.sentence.text[high : max(high, money.char_start)]
        is_behind = 0 <= money.char_start - high < _REACH
        if low <= money.char_start < high or (is_behind and (anywhere or _is_worth(between))):
            return money
    return None


def money_told_next(parsed: Parsed, context: ArticleContext, codes: Sequence[str]) -> MoneyMention | None:
    """The amount that the next sentence gives: "The price is MONEY", "The deal is worth MONEY"."""
    following = parsed.sentence.index + 1
    if following >= len(context.read.sentences):
        return None
    sentence = context.read.sentences[following]
    words = fold(sentence.text).split()[:2]
    tells = (
        len(words) == 2 and words[0] in ("the", "its", "their") and words[1].strip(",") in words_of("priced")
    )
    return next(iter(find_money(sentence.text, tuple(codes))), None) if tells else None


def _is_worth(between: str) -> bool:
    words = between.lower().split()
    return bool({"worth", "valued", "totalling", "totaling"} & set(words))


def is_no_gift(token: Token) -> bool:
    """ "A reward of up to MONEY", "a fine of MONEY"."""
    above = list(token.ancestors)[:2]  # "our goal of mobilising MONEY"
    return any(t.lower_ in words_of("not_given") for t in [*clause_tokens(token), *above])
