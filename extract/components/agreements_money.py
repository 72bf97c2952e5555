"""Money that one party gives, lends or pledges to another, and the amount of an agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from extract.components.agreements_documents import Document
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_parties import Group, group_of, under
from extract.components.agreements_words import forms_of, words_of
from extract.components.context import ArticleContext, Parsed
from extract.components.facts import PartyRef
from extract.components.frames import Frame, clause_tokens, is_verbal, mention_of, spread
from extract.components.gazetteer import fold
from extract.components.mentions import Mention
from extract.components.money import MoneyMention, find_money
from extract.components.participants import matrix_subjects, parties_of, side
from extract.components.rulebook import Rule

_REACH = 90  # characters between the predicate and its amount


def money_near(parsed: Parsed, context: ArticleContext, token: Token, codes: Sequence[str]) -> MoneyMention | None:
    """The amount nearest to a token in the span of its clause."""
    clause = clause_tokens(token)
    if not clause:
        return None
    base = parsed.sentence.start
    low = min(t._.span[0] for t in clause) - base
    high = max(t._.span[1] for t in clause) - base
    at = token._.span[0] - base
    found = [m for m in find_money(parsed.sentence.text, tuple(codes)) if low <= m.char_start <= high]
    near = [m for m in found if abs(m.char_start - at) <= _REACH]
    return min(near, key=lambda m: (m.char_start < at, abs(m.char_start - at)), default=None)


def money_of(parsed: Parsed, document: Document, codes: Sequence[str], *, anywhere: bool) -> MoneyMention | None:
    """The amount of a document: in its noun phrase or after "worth"; of a contract or loan, near it in the clause."""
    token, base = document.token, parsed.sentence.start
    low, high = token.doc[token.left_edge.i]._.span[0] - base, token._.span[1] - base
    for money in find_money(parsed.sentence.text, tuple(codes)):
        gap = money.char_start - high
        inside = low <= money.char_start < high
        worth = 0 <= gap < _REACH and parsed.sentence.text[high : money.char_start].rstrip().endswith(("worth", "valued at", "of", "about", "around", "nearly", "to"))
        if inside or (worth and "worth" in parsed.sentence.text[high : money.char_start]) or (anywhere and 0 <= gap < _REACH):
            return money
    return None


def read_pledge(sight: Sight) -> Iterator[Draft]:
    """ "X pledged MONEY to Y", "X granted Y a loan of MONEY", "MONEY was provided by X to Y"."""
    frame, parsed, context = sight.frame, sight.parsed, sight.context
    givers = side(frame.agents) if frame.is_passive else side(frame.subjects)
    if sight.rule.words("only_with"):
        givers, receivers = side([t for n in sight.rule.words("only_with") for t in _clause_under(frame, n)]), givers
    else:
        receivers = _receivers(frame, sight.rule, givers)
    money = money_near(parsed, context, frame.token, [*parties_of(givers), *parties_of(receivers)])
    if any(t.lower_ in words_of("not_given") for t in clause_tokens(frame.token)) or _is_total(parsed, money):
        return
    if money is None and not _names_fund(frame):
        return
    if not givers and not frame.subjects and receivers:
        givers = matrix_subjects(frame)
    if givers and receivers and not set(parties_of(givers)) & set(parties_of(receivers)):
        yield _fund(sight, group_of([*givers, *receivers]), money)


def _is_total(parsed: Parsed, money: MoneyMention | None) -> bool:
    """ "Which brings total aid to MONEY": a sum of pledges, not one."""
    before = parsed.sentence.text[: money.char_start].lower().split()[-18:] if money else []
    return any(word.startswith("bring") for word in before) and "total" in before


def _names_fund(frame: Frame) -> bool:
    words = {"loan", "loans", "grant", "grants", "credit", "bailout", "financing"}
    return any(t.lower_ in words for t in frame.objects)


def _clause_under(frame: Frame, name: str) -> list[Token]:
    found = list(frame.preps.get(name, ()))
    for token in clause_tokens(frame.token):
        if token.dep_ == "prep" and token.lower_ == name and token.i > frame.token.i:
            found.extend(t for child in token.children if child.dep_ == "pobj" for t in spread(child))
    return list(dict.fromkeys(found))


def _receivers(frame: Frame, rule: Rule, givers: Sequence[Mention]) -> list[Mention]:
    """Objects of "to" and "for" in the clause, the indirect object, and the country where help goes."""
    given = set(parties_of(givers))
    names = rule.words("requires") or ("to", "for")
    tokens = [t for name in names for t in _clause_under(frame, name)]
    tokens.extend(frame.objects)
    for token in clause_tokens(frame.token):
        if token.dep_ == "dative":
            tokens.extend([token] if mention_of(token) else [t for child in token.children for t in spread(child)])
    found = [m for m in (_receiver(t) for t in dict.fromkeys(tokens)) if m is not None and not set(m.parties) & given]
    if not found:
        inner = [_receiver(x) for t in tokens if mention_of(t) is None for x in t.subtree if not _is_below_verb(x, t)]
        found = [m for m in inner if m is not None and not set(m.parties) & given]
    found = found or [m for m in _in_need(frame) if not set(m.parties) & given]
    return list({m.parties: m for m in found}.values())


def _is_below_verb(token: Token, top: Token) -> bool:
    owned = token.dep_ == "poss" and token.head.lower_ in words_of("hostile")
    return owned or any(is_verbal(a) for a in token.ancestors if top.i < a.i < token.i)


def _in_need(frame: Frame) -> list[Mention]:
    """ "To help victims of the floods that hit Y, X pledged MONEY": who is helped or was struck."""
    words = forms_of("helping")
    helped = [t for verb in frame.token.doc if verb.lower_ in words for c in verb.children if c.dep_ in ("dobj", "pobj") for t in spread(c)]
    return [m for t in helped if (m := _receiver(t)) is not None and not m.is_adjective]


def _receiver(token: Token) -> Mention | None:
    mention = mention_of(token)
    if mention is None or mention.kind in ("airline", "name"):
        return None
    if mention.parties:
        return mention
    if mention.place_country:
        return Mention("party", mention.start, mention.end, mention.text, (mention.place_country,))
    return None


def _fund(sight: Sight, group: Group, money: MoneyMention | None, title: str | None = None) -> Draft:
    status = str(sight.rule.options.get("status", "agreed"))
    amount = (money.amount, money.currency_code) if money else (None, None)
    return Draft("fund", status, group, title or (money.text if money else None), None, None, None, *amount)


def read_fund_noun(sight: Sight) -> Iterator[Draft]:
    """ "A grant of MONEY to Y", "a MONEY loan from X", "the Investment Fund of X and Y with a capital of MONEY"."""
    frame, parsed, context = sight.frame, sight.parsed, sight.context
    token = frame.token
    owners = [m for t in token.doc[token.left_edge.i : token.i] if (m := mention_of(t)) is not None and m.parties]
    between = side(under(token, "between", "among"))
    codes = parties_of(between) or parties_of(owners)
    money = money_near(parsed, context, token, codes)
    if sight.rule.words("requires") and not {fold(t.text) for t in _phrase(token)} & sight.rule.words("requires"):
        return
    if len(codes) > 1:
        yield _fund(sight, group_of(between or owners), money, _name_of(parsed, token))
        return
    if money is None or _is_total(parsed, money) or (frame.verb is not None and frame.verb.lower_ in forms_of("withholding")):
        return
    receivers = _receivers_of_noun(token)
    givers = side(under(token, "from", "by")) or [m for m in side(frame.subjects) if m not in receivers] or matrix_subjects(frame) or owners
    givers = [m for m in givers if not set(m.parties) & set(parties_of(receivers))]
    if not receivers and givers and side(under(token, "from", "by")):
        receivers = [m for m in side(frame.subjects) if not set(m.parties) & set(parties_of(givers))]
    if givers and receivers:
        yield _fund(sight, group_of([*givers, *receivers]), money)


def _phrase(token: Token) -> list[Token]:
    return list(token.doc[token.left_edge.i : token.i])


def _name_of(parsed: Parsed, token: Token) -> str:
    start = next((t for t in _phrase(token) if t.lower_ not in ("the", "a", "an", "new", "of", "creation")), token)
    base = parsed.sentence.start
    return parsed.sentence.text[start._.span[0] - base : token._.span[1] - base]


def _following(token: Token) -> list[Token]:
    """The receiver after the noun where the parser hung it on the verb; no other verb stands between."""
    for other in token.doc[token.i + 1 :]:
        if is_verbal(other):
            return []
        if other.dep_ in ("prep", "dative") and other.lower_ in ("to", "for"):
            return [t for child in other.children if child.dep_ == "pobj" for t in spread(child)]
    return []


def _receivers_of_noun(token: Token) -> list[Mention]:
    tokens = under(token, "to", "for") or _following(token)
    found = [m for t in tokens if (m := _receiver(t)) is not None]
    if not found:
        found = [m for t in tokens if mention_of(t) is None for x in t.subtree if not _is_below_verb(x, t) and (m := _receiver(x)) is not None]
    return list({m.parties: m for m in found}.values())


__all__ = ["PartyRef", "money_near", "read_fund_noun", "read_pledge"]
