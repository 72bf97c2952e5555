"""Sums of all that was given so far, which are a record and no agreement.

"X has provided over MONEY since 2014", "which brings total aid to MONEY", "aid to Y now exceeds MONEY".
"""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.agreements_words import forms_of, words_of
from extract.components.clauses import clause_tokens, is_verbal
from extract.components.context import Parsed
from extract.components.frames import Frame
from extract.components.money import MoneyMention

_SUM_WORDS = 18  # words before an amount in which "bringing the total to" makes it a sum
_PERFECT = frozenset({"has", "have", "had", "'ve", "’ve", "'s", "’s"})


def is_total(parsed: Parsed, frame: Frame, money: MoneyMention | None) -> bool:
    """Whether what is told as given is the sum of many gifts, or only a part of such a sum."""
    if _is_brought_to(parsed, money):
        return True
    verb = frame.verb if frame.verb is not None else frame.token
    if not is_verbal(verb):
        return False
    is_subject = verb is not frame.token and frame.token.dep_ in ("nsubj", "nsubjpass")
    if is_subject and verb.lower_ in forms_of("totalling"):  # "aid to Y now exceeds MONEY"
        return True
    return _is_given_so_far(verb, money)


def _is_brought_to(parsed: Parsed, money: MoneyMention | None) -> bool:
    """ "Which brings total aid to MONEY": a sum of pledges, not one."""
    before = parsed.sentence.text[: money.char_start].lower().split()[-_SUM_WORDS:] if money else []
    return "total" in before and any(word.startswith("bring") for word in before)


def _is_given_so_far(verb: Token, money: MoneyMention | None) -> bool:
    """ "Has provided MONEY since 2014", "has given more than MONEY": what sums up, with no new gift in it."""
    clause = {t.lower_ for t in clause_tokens(verb)}
    if clause & words_of("new_gift"):
        return False
    perfect = _is_perfect(verb)
    told = f" {verb.doc.text.lower().replace(',', '')} "
    if perfect and any(f" {phrase} " in told for phrase in words_of("summing_up")):
        return True
    is_running = verb.lower_ in forms_of("running")
    if (perfect or (is_running and verb.tag_ != "VB")) and _has_span(verb, perfect=perfect):
        return True
    if not (perfect and is_running) or clause & words_of("fresh"):
        return False
    ahead = any(c.lower_ in ("will", "'ll") for c in verb.children)
    return ahead or (money is not None and money.qualifier != "=") or _opens_with_place(verb)


def _has_span(verb: Token, *, perfect: bool) -> bool:
    """ "Since 2014", "over the past two years": a span in which all that was given."""
    preps = [c for c in verb.children if c.dep_ == "prep"]
    marks = [m for c in verb.children if c.dep_ == "advcl" for m in c.children if m.dep_ == "mark"]
    behind = [t for t in clause_tokens(verb) if t.i > verb.i] if perfect else []
    if any(t.lower_ == "since" for t in [*preps, *marks, *behind]):
        return True
    over = [c for c in preps if c.lower_ in ("over", "during", "in")]
    return perfect and any(t.lower_ in words_of("spans") for c in over for t in c.subtree)


def _is_perfect(verb: Token) -> bool:
    helped = [verb, *(a for a in [verb.head] if verb.dep_ == "conj" and is_verbal(a))]
    return any(c.lower_ in _PERFECT for v in helped for c in v.children if c.dep_ in ("aux", "auxpass"))


def _opens_with_place(verb: Token) -> bool:
    """ "In Y, X has provided MONEY": one line of a list of what was done."""
    return any(c.dep_ == "prep" and c.lower_ == "in" and c.i < verb.i for c in verb.children)
