"""Money that a noun stands for: "a grant of MONEY to Y", "a loan from X", "the X-Y investment fund"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from extract.components.agreements_discourse import pair_with
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_funds import fund_draft
from extract.components.agreements_goods import is_counted
from extract.components.agreements_groups import group_of, is_legislature, signers
from extract.components.agreements_money import is_no_gift, money_near
from extract.components.agreements_phrases import under
from extract.components.agreements_receivers import receivers_of_noun
from extract.components.agreements_totals import is_total
from extract.components.agreements_words import forms_of, words_of
from extract.components.clauses import mention_of, spread
from extract.components.context import Parsed
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, side
from extract.components.tokens import fold


def read_fund_noun(sight: Sight) -> Iterator[Draft]:
    """ "A grant of MONEY to Y", "a MONEY loan from X", "an investment fund of X and Y with MONEY"."""
    frame, parsed, token = sight.frame, sight.parsed, sight.frame.token
    before = _phrase(token)
    owners = [m for t in before if (m := mention_of(t)) is not None and m.parties]
    partners = side(under(token, "between", "among")) or owners
    money = money_near(parsed, token, parties_of(partners))
    if sight.rule.words("requires") and not {fold(t.text) for t in before} & sight.rule.words("requires"):
        return
    if len(parties_of(partners)) > 1 and sight.rule.words("requires"):
        yield fund_draft(sight, group_of(partners), money, _name_of(parsed, token))
    elif not (is_total(parsed, frame, money) or is_no_gift(token) or _is_kept_back(frame)) and (
        money or _is_goods(sight)
    ):
        givers, receivers = _givers_and_receivers(frame, owners)
        receivers = receivers or _told_with(sight, givers)
        if givers and receivers:
            draft = fund_draft(sight, group_of([*givers, *receivers]), money)
            if frame.verb is not None and frame.verb.lower_ in forms_of("renewing"):
                draft.code = "extension"
            draft.status = _status_told(frame) or draft.status
            told = frame.verb is None or frame.verb.lower_ in forms_of("granting")
            yield draft if told else replace(draft, dated_in=token)


def _status_told(frame: Frame) -> str | None:
    """ "A grant for Y is being negotiated", "a loan to Y, proposed by X": how far it has come."""
    verb, token = frame.verb, frame.token
    if verb is not None and frame.is_passive and verb.lower_ in forms_of("negotiating_of"):
        return "under_negotiation"
    return "proposed" if any(c.lower_ in forms_of("proposing") for c in _participles(token)) else None


def _told_with(sight: Sight, givers: Sequence[Mention]) -> list[Mention]:
    """ "A loan of MONEY from X": given to the one whom the text so far pairs with X, if it names nobody else."""
    from_it = [m for m in signers(under(sight.frame.token, "from")) if m in givers]
    codes = set(parties_of(from_it))
    here = {code for m in sight.parsed.sentence.mentions for code in m.parties}
    pair = pair_with(sight.context, sight.parsed, next(iter(codes))) if len(codes) == 1 else None
    if pair is None or not here <= pair.codes:
        return []
    return [Mention("party", 0, 0, "", (code,), is_anaphor=True) for code in sorted(pair.codes - codes)]


def _is_goods(sight: Sight) -> bool:
    """ "The donation of 2 million vaccine doses"."""
    goods = words_of("goods")
    given = sight.lemma in words_of("giving_nouns")
    return given and any(t.lower_ in goods and is_counted(t) for t in sight.frame.token.subtree)


def _is_kept_back(frame: Frame) -> bool:
    return frame.verb is not None and frame.verb.lower_ in forms_of("withholding")


def _givers_and_receivers(frame: Frame, owners: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Who gives: named by "from" or "by", the owner of a pledge, else the subject."""
    receivers = receivers_of_noun(frame.token)
    sources = signers(under(frame.token, "from", "by") or _givers_astray(frame) or _makers(frame.token))
    sources = sources or _lenders_before(frame, owners)
    pledged = (
        [m for m in owners if m not in receivers] if frame.token.lower_ in forms_of("giving_nouns") else []
    )
    subjects = (signers(frame.subjects) or matrix_subjects(frame)) if _may_grant(frame) else []
    givers = sources or pledged or [m for m in subjects if m not in receivers] or list(owners)
    givers = [m for m in givers if not set(m.parties) & set(parties_of(receivers)) and not is_legislature(m)]
    if sources and not receivers:
        receivers = [m for m in subjects if not set(m.parties) & set(parties_of(givers))]
    return givers, receivers


def _lenders_before(frame: Frame, owners: Sequence[Mention]) -> list[Mention]:
    """ "Y gets a MONEY X loan", "Y secured an X credit": who gets it is the subject, who gives stands before it."""
    gets = frame.verb is not None and frame.verb.lower_ in forms_of("getting") and not frame.is_passive
    return [m for m in owners if m.kind != "place"] if gets and frame.token.dep_ == "dobj" else []


def _makers(token: Token) -> list[Token]:
    """ "A loan to Y, proposed by X"."""
    return [t for clause in _participles(token) for t in under(clause, "by")]


def _participles(noun: Token) -> list[Token]:
    """What was done with it: "proposed by X", "pledged last year"."""
    return [c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"]


def _givers_astray(frame: Frame) -> list[Token]:
    """ "The pledge by X to give MONEY" where the parser hung "by" on the verb above."""
    after = frame.token.i + 1
    preps = (
        (c for c in frame.verb.children if c.i == after and c.lower_ == "by")
        if frame.verb is not None
        else ()
    )
    return [t for prep in preps for c in prep.children if c.dep_ == "pobj" for t in spread(c)]


def _may_grant(frame: Frame) -> bool:
    """Whether the subject gives or receives: not so in "X welcomed the pledge by Y", "X met Y to discuss the aid"."""
    return frame.verb is None or frame.verb.lower_ not in forms_of("reacting")


def _phrase(token: Token) -> list[Token]:
    return list(token.doc[token.left_edge.i : token.i])


def _name_of(parsed: Parsed, token: Token) -> str:
    words = [t for t in _phrase(token) if t.lower_ not in ("the", "a", "an", "new", "of", "creation")]
    start, base = (words[0] if words else token), parsed.sentence.start
    return parsed.sentence.text[start._.span[0] - base : token._.span[1] - base]
