"""Arms and goods that one state orders from another, told without a word for the contract."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extract.components.agreements_deeds import text_of_deed, verbs
from extract.components.agreements_documents import Document
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_groups import group_of, participants_among, signers
from extract.components.agreements_money import money_near
from extract.components.agreements_phrases import is_finite, under
from extract.components.agreements_receivers import clause_under
from extract.components.agreements_words import forms_of, words_of
from extract.components.clauses import clause_tokens, mention_of, spread
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import parties_of

_DEED_REACH = 10  # tokens between a document and what is traded under it
_SELLING = frozenset({"sell", "supply"})


def read_purchase(sight: Sight) -> Iterator[Draft]:
    """ "X will buy 12 jets from Y", "X ordered tanks from Y", "X is to sell Y submarines"."""
    frame = sight.frame
    handed = under(frame.token, "with") if sight.lemma in _SELLING else []  # "will supply Y with 48 tanks"
    if not _are_arms(handed or frame.objects):
        return
    sides = ("to",) if sight.lemma in _SELLING else ("from",)
    others = participants_among([t for name in sides for t in clause_under(frame, name)])
    given = participants_among(frame.objects) if handed else _indirect(frame)
    others = [*others, *given] if sight.lemma in _SELLING else others or _made_in(frame.token)
    actors = signers(frame.agents if frame.is_passive else frame.subjects)
    if actors and others and not set(parties_of(actors)) & set(parties_of(others)):
        group = group_of([*actors, *others])
        money = money_near(sight.parsed, frame.token, sorted(group.codes))
        amount = (money.amount, money.currency_code) if money else (None, None)
        title = text_of_deed([*handed, *frame.objects][0])
        is_gift = any(t.lower_ in words_of("presents") for t in clause_tokens(frame.token))
        yield Draft("fund" if is_gift else "contract", "agreed", group, title, title, None, None, *amount)


def traded_with(document: Document | None) -> list[Mention]:
    """ "A deal to import wheat from Y", "a contract to sell Y 12 jets", "to buy Y jets": with whom one trades by it."""
    if document is None:
        return []
    deed = _traded_under(document.token)
    if deed is None:
        return _made_by(_arms_behind(document.token))
    inside = list(deed.subtree)
    preps = [t for t in inside if t.dep_ in ("prep", "dative") and t.lower_ in ("from", "to")]
    tokens = [t for prep in preps for c in prep.children if c.dep_ == "pobj" for t in spread(c)]
    tokens += [c for c in deed.children if c.dep_ in ("dative", "dobj")]
    tokens += [t for token in tokens if mention_of(token) is None for t in token.lefts]
    found = [m for m in participants_among(tokens) if m.parties] or _made_in(deed)
    return found if len(set(parties_of(found))) == 1 else []


def _traded_under(token: Token) -> Token | None:
    """The verb or noun of trade that says what a document is for."""
    for other in token.doc[token.i + 1 : token.i + _DEED_REACH]:
        if is_finite(other):
            return None
        if other.lower_ in verbs("contract_verbs") | words_of("trading") and not other.is_punct:
            return other
    return None


def _arms_behind(token: Token) -> list[Token]:
    """ "A deal worth MONEY for 180 Y tanks": what the document is for, wherever the parser hung it."""
    behind = token.doc[token.i + 1 : token.i + _DEED_REACH]
    preps = [t for t in behind if t.lower_ in ("for", "on", "over") and t.dep_ == "prep"]
    return [t for prep in preps for c in prep.children if c.dep_ == "pobj" for t in spread(c)]


def _made_in(deed: Token) -> list[Mention]:
    return _made_by([c for c in deed.children if c.dep_ in ("dobj", "pobj")] + under(deed, "of"))


def _made_by(objects: list[Token]) -> list[Mention]:
    """ "Y jets", "the Y-made tanks": arms are bought from those who make them."""
    if not _are_arms(objects):
        return []
    forces = [m for o in objects if (m := mention_of(o)) is not None and m.kind == "institution"]
    before = [m for o in objects for t in o.lefts if (m := mention_of(t)) is not None and m.is_adjective]
    return [m for m in [*before, *forces] if m.parties]


def _are_arms(objects: list[Token]) -> bool:
    """Weapons and their carriers: what is bought by contract between states, not the trade of every day."""
    return any(_words_within(token) & words_of("arms") for token in objects)


def _words_within(token: Token) -> set[str]:
    """The words of a phrase, those of a mention too: "the Y drones" is read as the forces of Y."""
    mention = mention_of(token)
    return {t.lower_ for t in token.subtree} | set(mention.text.lower().split() if mention else ())


def _indirect(frame: Frame) -> list[Mention]:
    return participants_among([t for t in frame.token.children if t.dep_ == "dative"])


def read_trade_noun(sight: Sight) -> Iterator[Draft]:
    """ "X approved the sale of 400 missiles to Y", "X's parliament cleared the purchase of jets from Y"."""
    frame, token = sight.frame, sight.frame.token
    if frame.verb is None or frame.verb.lower_ not in forms_of("clearing"):
        return
    if not _are_arms(under(token, "of") or clause_under(frame, "of")):
        return
    side_of = "to" if sight.lemma == "sale" else "from"
    others = participants_among([*under(token, side_of), *clause_under(frame, side_of)])
    actors = signers([*frame.subjects, *frame.agents])
    if actors and others and not set(parties_of(actors)) & set(parties_of(others)):
        title = text_of_deed(token)
        yield Draft("contract", "agreed", group_of([*actors, *others]), title, title)
