"""Arms and goods that one state orders from another, told without a word for the contract."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extract.components.agreements_deeds import text_of_deed
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_groups import group_of, participants_among, signers
from extract.components.agreements_money import money_near
from extract.components.agreements_phrases import under
from extract.components.agreements_receivers import clause_under
from extract.components.agreements_words import forms_of, words_of
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import parties_of

_SELLING = frozenset({"sell", "supply"})


def read_purchase(sight: Sight) -> Iterator[Draft]:
    """ "X will buy 12 jets from Y", "X ordered tanks from Y", "X is to sell Y submarines"."""
    frame = sight.frame
    if not _are_arms(frame.objects):
        return
    sides = ("to",) if sight.lemma in _SELLING else ("from",)
    others = participants_among([t for name in sides for t in clause_under(frame, name)])
    others += _indirect(frame) if sight.lemma in _SELLING else []
    actors = signers(frame.agents if frame.is_passive else frame.subjects)
    if actors and others and not set(parties_of(actors)) & set(parties_of(others)):
        group = group_of([*actors, *others])
        money = money_near(sight.parsed, frame.token, sorted(group.codes))
        amount = (money.amount, money.currency_code) if money else (None, None)
        title = text_of_deed(frame.objects[0])
        yield Draft("contract", "agreed", group, title, title, None, None, *amount)


def _are_arms(objects: list[Token]) -> bool:
    """Weapons and their carriers: what is bought by contract between states, not the trade of every day."""
    return any({t.lower_ for t in token.subtree} & words_of("arms") for token in objects)


def _indirect(frame: Frame) -> list[Mention]:
    return participants_among([t for t in frame.token.children if t.dep_ == "dative"])


def read_trade_noun(sight: Sight) -> Iterator[Draft]:
    """ "X approved the sale of 400 missiles to Y", "X's parliament cleared the purchase of jets from Y"."""
    frame, token = sight.frame, sight.frame.token
    if frame.verb is None or frame.verb.lower_ not in forms_of("clearing"):
        return
    if not _are_arms(under(token, "of")):
        return
    side_of = "to" if sight.lemma == "sale" else "from"
    others = participants_among([*under(token, side_of), *clause_under(frame, side_of)])
    actors = signers([*frame.subjects, *frame.agents])
    if actors and others and not set(parties_of(actors)) & set(parties_of(others)):
        title = text_of_deed(token)
        yield Draft("contract", "agreed", group_of([*actors, *others]), title, title)
