"""Money and aid that one party gives, lends or pledges to another, and funds that two parties set up."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from spacy.tokens import Token

from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_gapping import further_givers
from extract.components.agreements_goods import is_delivered_under_contract, names_gift
from extract.components.agreements_groups import Group, group_of, is_legislature, participants_among, signers
from extract.components.agreements_money import is_no_gift, money_near
from extract.components.agreements_phrases import under
from extract.components.agreements_receivers import (
    clause_under,
    receivers_of,
    receivers_told,
)
from extract.components.agreements_totals import is_total
from extract.components.agreements_words import forms_of, words_of
from extract.components.clauses import clause_tokens, mention_of, spread, subject_of, verb_above
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.money import MoneyMention
from extract.components.participants import matrix_subjects, parties_of, side

_PURPOSES = frozenset({"for", "in", "to", "towards", "toward", "into", "on"})
_OWED = frozenset({"debt", "debts", "arrears"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "we"})


def read_pledge(sight: Sight) -> Iterator[Draft]:
    """ "X pledged MONEY to Y", "X granted Y a loan", "MONEY was provided by X to Y", "Y received MONEY from X"."""
    frame, parsed, sources = sight.frame, sight.parsed, sight.rule.words("only_with")
    if any(child.lower_ in sight.rule.words("excludes") for child in frame.token.children):
        return
    if any(t.lower_ in words_of("trading") for t in frame.objects) or is_delivered_under_contract(sight):
        return  # "approved the sale of MONEY in spare parts": trade
    givers = signers((frame.agents or clause_under(frame, "by")) if frame.is_passive else frame.subjects)
    givers = [
        m
        for m in _right_before(frame.token) or _promising(frame.token) or givers
        if sources or not is_legislature(m)
    ]
    if sources:
        givers, receivers = side([t for name in sources for t in clause_under(frame, name)]), givers
    else:
        receivers = receivers_of(frame, sight.rule, givers) or _at_disposal(frame)
    givers = givers or ([] if sources else _from_own_fund(frame))
    receivers = receivers or _to_speaker(frame, givers)
    money = money_near(parsed, frame.token, [*parties_of(givers), *parties_of(receivers)])
    if is_no_gift(frame.token) or is_total(parsed, frame, money) or not (money or names_gift(sight)):
        return
    further = further_givers(sight, money)
    receivers = [m for m in receivers if all(m is not giver for giver, _ in further)]
    if frame.is_passive and not givers and not receivers:
        givers, receivers = _told_to(frame)
    if not givers and receivers and all(t.lower_ in _PRONOUNS for t in frame.subjects):
        givers = matrix_subjects(frame) or (_first_before(frame) if frame.subjects else [])
    told = {*parties_of(givers), *parties_of([giver for giver, _ in further])}
    is_relief = _is_relief(frame) or _is_pledged(sight, money)
    is_open = givers and not receivers and not sources and (is_relief or _is_lent(frame))
    if is_open and not _names_others(frame, told):
        index = sight.parsed.sentence.index
        receivers = receivers_told(sight.context, index, parties_of(givers), of_relief=is_relief)
    for giving, own in [(givers, money), *(([giver], other) for giver, other in further)]:
        if giving and receivers and not set(parties_of(giving)) & set(parties_of(receivers)):
            draft = fund_draft(sight, group_of([*giving, *receivers]), own)
            prolongs = sight.lemma == "extend" and any(t.lower_ in words_of("terms") for t in frame.objects)
            yield replace(draft, code="extension") if prolongs else draft


def _names_others(frame: Frame, givers: Set[str]) -> bool:
    """Whether the clause names a party besides the givers, or says something else than what is given."""
    if any(t.dep_ in ("ccomp", "xcomp") and t.i > frame.token.i for t in frame.token.children):
        return True
    named = [
        m for t in _behind(frame) if (m := mention_of(t)) is not None and m.kind not in ("place", "name")
    ]
    return any(not set(m.parties) <= givers for m in named)


def _behind(frame: Frame) -> list[Token]:
    return [t for t in clause_tokens(frame.token) if t.i > frame.token.i]


def _is_lent(frame: Frame) -> bool:
    """ "Extended a line of credit": to whom the lender has just talked."""
    inside = {t.lower_ for o in frame.objects for t in o.subtree}
    return bool(inside & words_of("loans"))


def _is_relief(frame: Frame) -> bool:
    """A sum that says no more than that it is given, or what help it is: "announced MONEY in relief"."""
    purposes = [p for p in _behind(frame) if p.dep_ in ("prep", "dative") and p.lower_ in _PURPOSES]
    named_for = [t for p in purposes for c in p.children for t in spread(c) if t._.date is None]
    return all(t.lower_ in words_of("relief") for t in named_for)


def _is_pledged(sight: Sight, money: MoneyMention | None) -> bool:
    """ "X has pledged MONEY for the repair of the dyke": given away, and not for the giver's own ends."""
    behind = [t for t in _behind(sight.frame) if t.tag_ == "PRP$" or t.lower_ in ("own", "to")]
    return money is not None and sight.lemma in words_of("giving_away") and not behind


def _right_before(verb: Token) -> list[Mention]:
    """ "With X giving MONEY to Z and Y giving MONEY": whom the parser may take for a receiver is the second giver."""
    before = mention_of(verb.nbor(-1)) if verb.tag_ == "VBG" and verb.i else None
    return [before] if before is not None and before.is_participant and before.parties else []


def _to_speaker(frame: Frame, givers: list[Mention]) -> list[Mention]:
    """ "Y confirmed that X would lend it MONEY": to the one who says so."""
    told = verb_above(frame.token) if frame.token.dep_ == "ccomp" else None
    meant = any(c.lower_ in ("it", "them") and c.dep_ in ("dative", "dobj") for c in frame.token.children)
    found = side(subject_of(told)) if told is not None and meant else []
    return [m for m in found if not set(m.parties) & set(parties_of(givers))]


def _from_own_fund(frame: Frame) -> list[Mention]:
    """ "The coordinator released MONEY from X's relief fund": X gives it."""
    found = side(clause_under(frame, "from"))
    return [m for m in found if m.text.lower().endswith("fund")]


def _promising(verb: Token) -> list[Mention]:
    """ "Y's commitment to help by giving MONEY": whose commitment it is gives, not who speaks of it."""
    token = verb
    while token.dep_ in ("pcomp", "xcomp", "prep", "advcl", "conj"):
        token = token.head
    if token.dep_ != "acl" or token.tag_ != "VB":
        return []
    owned = [m for t in token.head.lefts if t.dep_ == "poss" and (m := mention_of(t)) is not None]
    return [m for m in owned if m.parties and not m.is_anaphor] or signers(under(token.head, "by"))


def _told_to(frame: Frame) -> tuple[list[Mention], list[Mention]]:
    """ "X told Y that MONEY had been set aside": X gives it, to Y."""
    verb = verb_above(frame.token) if frame.token.dep_ == "ccomp" else None
    if verb is None or verb.lower_ not in forms_of("telling"):
        return [], []
    told = [t for c in verb.children if c.dep_ in ("dobj", "dative") for t in spread(c)]
    givers, receivers = side(subject_of(verb)), participants_among(told)
    return (givers, receivers) if not set(parties_of(givers)) & set(parties_of(receivers)) else ([], [])


def _first_before(frame: Frame) -> list[Mention]:
    """ "X announces that it will give": the party that opens the sentence, where the parser lost the subject."""
    mentions = (m for t in frame.token.doc[: frame.token.i] if (m := mention_of(t)) is not None and m.parties)
    return [m for m in [next(mentions, None)] if m is not None and (m.kind != "place" or m.is_capital)]


def _at_disposal(frame: Frame) -> list[Mention]:
    """ "At the disposal of Y", "at Y's disposal"."""
    nouns = [t for t in clause_tokens(frame.token) if t.lower_ == "disposal"]
    return participants_among([t for noun in nouns for t in [*under(noun, "of"), *noun.lefts]])


def read_support(sight: Sight) -> Iterator[Draft]:
    """ "X supports Y with MONEY"."""
    frame = sight.frame
    givers, receivers = signers(frame.subjects), participants_among(frame.objects)
    money = money_near(sight.parsed, frame.token, [*parties_of(givers), *parties_of(receivers)])
    is_given = money is not None and any(c.lower_ == "with" for c in frame.token.children)
    if is_given and givers and receivers and not set(parties_of(givers)) & set(parties_of(receivers)):
        yield fund_draft(sight, group_of([*givers, *receivers]), money)


def read_drawing(sight: Sight) -> Iterator[Draft]:
    """ "The board of X completed its review, allowing Y to draw MONEY"."""
    frame, parsed = sight.frame, sight.parsed
    if sight.lemma in words_of("releasing"):
        yield from _read_review(sight)
        return
    if sight.lemma in words_of("drawing"):
        yield from _drawn(sight)
        return
    for verb in (c for c in frame.token.children if c.dep_ in ("ccomp", "xcomp")):
        receivers = side(subject_of(verb)) if verb.lower_ in words_of("drawing") else []
        money = money_near(parsed, verb, parties_of(receivers)) if receivers else None
        givers = [m for m in signers(frame.subjects) if not set(m.parties) & set(parties_of(receivers))]
        if money and receivers and givers:
            yield fund_draft(sight, group_of([*givers, *receivers]), money)


def _drawn(sight: Sight) -> Iterator[Draft]:
    """ "Y will be able to draw MONEY once the board of X has completed its review": let by who did so."""
    frame = sight.frame
    receivers = side(frame.subjects) or matrix_subjects(frame)
    chain = [
        frame.token,
        *(a for a in frame.token.ancestors if a.dep_ in ("xcomp", "ROOT", "ccomp", "acomp")),
    ]
    clauses = [c for verb in chain for c in verb.children if c.dep_ == "advcl"]
    letting = [c for c in clauses if {t.lower_ for t in c.subtree} & words_of("reviews")]
    givers = [m for c in letting for m in signers(subject_of(c))]
    money = money_near(sight.parsed, frame.token, parties_of(receivers)) if givers and receivers else None
    if money is not None and not set(parties_of(givers)) & set(parties_of(receivers)):
        yield replace(fund_draft(sight, group_of([*givers, *receivers]), money), is_settled=True)


def _read_review(sight: Sight) -> Iterator[Draft]:
    """ "The board of X completed its review of Y's programme, releasing MONEY"."""
    above = verb_above(sight.frame.token)
    if above is None or sight.frame.token.dep_ not in ("advcl", "xcomp", "conj"):
        return
    reviewed = [t for c in above.children if c.dep_ == "dobj" for t in c.subtree]
    if not any(t.lower_ in words_of("reviews") for t in reviewed):
        return
    givers = signers(subject_of(above))
    found = [m for t in reviewed if (m := mention_of(t)) is not None and m.parties]
    receivers = [m for m in found if not set(m.parties) & set(parties_of(givers))]
    money = money_near(sight.parsed, sight.frame.token, parties_of(receivers))
    if money and givers and receivers:
        yield fund_draft(sight, group_of([*givers, *receivers]), money)


def read_debt_relief(sight: Sight) -> Iterator[Draft]:
    """ "X wrote off Y's debt of MONEY"."""
    frame = sight.frame
    if frame.token.dep_ == "xcomp":  # "agreed to cancel the debt" is the commitment's
        return
    debts = [t for o in frame.objects for t in o.subtree if t.lower_ in _OWED]
    givers = signers(frame.agents if frame.is_passive else frame.subjects)
    inside = [m for debt in debts for t in debt.subtree if (m := mention_of(t)) is not None and m.parties]
    receivers = [m for m in inside if not set(m.parties) & set(parties_of(givers))]
    if givers and receivers:
        money = money_near(sight.parsed, frame.token, [*parties_of(givers), *parties_of(receivers)])
        yield fund_draft(sight, group_of([*givers, *receivers]), money, None)


def read_available(sight: Sight) -> Iterator[Draft]:
    """ "X is making MONEY available to Y", "X puts MONEY at the disposal of Y"."""
    if any(t.lower_ in ("available", "disposal") for t in clause_tokens(sight.frame.token)):
        yield from read_pledge(sight)


def fund_draft(sight: Sight, group: Group, money: MoneyMention | None, title: str | None = None) -> Draft:
    """The fund that a rule tells of; what is offered is only proposed."""
    status = "proposed" if sight.lemma == "offer" else str(sight.rule.options.get("status", "agreed"))
    amount = (money.amount, money.currency_code) if money else (None, None)
    return Draft("fund", status, group, title or (money.text if money else None), None, None, None, *amount)
