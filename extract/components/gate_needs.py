"""What a pattern cannot do without besides its predicate: the words of which a sentence must hold one each.

A verb of ending makes an agreement fact of a document alone, a verb of giving needs a sum or goods, a closure a
border or an airspace. Marks stand for what no single word tells: a document with the words it requires, an amount
of money, an envoy known by name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from extract.components.agreements_deeds import nouns, particle_verbs, verbs
from extract.components.agreements_deeds import words as deed_words
from extract.components.agreements_words import documents_told, forms_of, topics, words_of
from extract.components.contact_deeds import tells_a_stay
from extract.components.contact_noun_kinds import LIGHT
from extract.components.contact_sides import wanted_media
from extract.components.crises_advice import TRAVEL
from extract.components.crises_closures import GROUNDS
from extract.components.crises_flights import SERVICES
from extract.components.crises_words import crisis_words
from extract.components.inflection import noun_forms
from extract.components.look import Look
from extract.components.mentions import Mention
from extract.components.money import may_hold_money
from extract.components.rulebook import Needs, Rule, Words

DOCUMENT, STRONG_DOCUMENT, POINTED = "@document", "@strong document", "@pointed"
MONEY, PERSON, PEOPLE = "@money", "@person", "@people"
ENVOY, BOUND, IN_TALKS, STAY = "@envoy", "@bound", "@in talks", "@stay"
TOGETHER, OPENING = "@together", "@opening"
_POINTING = frozenset({"it", "them", "one", "another", "second", "third"})
"""Words by which a sentence may speak of the document of the sentence before."""
_TALKS = noun_forms("talk") | noun_forms("negotiation")
_IN_TALKS = re.compile(r"\b[Ii]n (?:\w+ ){0,3}(?:talk|negotiation)s")
_TOWARDS = frozenset({"to", "into", "in", "for", "at"})
_GOING_TO = (" to ", " will ", " are to ", " shall ")
_OPENING = 30  # characters before the first party of a sentence: "LIMA - ", "From next year, "
_BEFORE = 3  # words before a place among which a preposition of going stands


def held_in(look: Look) -> Words:
    """The words of a sentence and its marks."""
    if look.held is None:
        look.held = look.words | _marks(look)
    return look.held


def _marks(look: Look) -> Words:
    """What the sentence holds that no single word tells."""
    documents = set(documents_told(look.words))
    lists = look.text.rstrip().endswith(":")  # "X and Y signed the following:"
    held = (
        (DOCUMENT, bool(documents) or lists),
        (STRONG_DOCUMENT, bool(documents - words_of("weak_documents")) or lists),
        (POINTED, look.follows and not look.words.isdisjoint(_POINTING)),
        (MONEY, may_hold_money(look.text, look.words)),
        (PERSON, any(m.persons or m.kind == "role" or m.office_code for m in look.mentions)),
        (PEOPLE, any(m.persons or m.kind in ("role", "group") for m in look.mentions)),
        (ENVOY, any(m.level_code in ("ambassador", "envoy") for m in look.mentions)),
        (IN_TALKS, not look.words.isdisjoint(_TALKS) and _IN_TALKS.search(look.text) is not None),
        (OPENING, _opens_with_plan(look)),
        (TOGETHER, _speak_together(look)),
        (STAY, tells_a_stay(look.text)),
        (BOUND, any(_is_destination(m, look) for m in look.mentions)),
    )
    return frozenset(mark for mark, is_held in held if is_held)


def _opens_with_plan(look: Look) -> bool:
    """ "X and Y to", "X and Y will": two parties first, and what they are going to do."""
    if len(look.mentions) < 2:
        return False
    first, second = look.mentions[0], look.mentions[1]
    at = first.start - look.start
    between = look.text[first.end - look.start : second.start - look.start].strip(" ,").lower()
    behind = look.text[second.end - look.start :][:8]
    return 0 <= at < _OPENING and between in ("", "and", "&", "and the") and behind.startswith(_GOING_TO)


def _speak_together(look: Look) -> bool:
    """Several who make one statement: "jointly", "the foreign ministers of X and Y"."""
    return "jointly" in look.words or any(len(m.parties) > 1 for m in look.mentions)


def _is_destination(mention: Mention, look: Look) -> bool:
    """A place with a preposition of going before it: "to the capital of Peru", "to both Chile and Peru"."""
    if not mention.place_country or mention.is_adjective or mention.persons:
        return False
    start = mention.start - look.start
    return not _TOWARDS.isdisjoint(look.text[max(0, start - 40) : start].lower().split()[-_BEFORE:])


def contact_needs(rule: Rule, lemma: str) -> Needs:
    """Sets of words and marks of which a sentence must hold one each for a rule of contacts to find anything."""
    media = wanted_media(rule)
    own = _of_contacts().get(rule.pattern, ())
    if rule.pattern in _OF_OCCASIONS:
        own = (*own, rule.words("requires") | _OF_OCCASIONS[rule.pattern])
    return (*own, media) if media else own


def agreement_needs(rule: Rule, lemma: str) -> Needs:
    """The same for a rule of agreements."""
    if rule.pattern == "fund_noun" and rule.words("requires"):
        return (rule.words("requires"),)
    if rule.pattern == "truce" and rule.words("requires"):
        return ()
    if rule.pattern == "pledge" and lemma in words_of("sending"):
        return (_of_money()["pledge"][0] | _relief() | words_of("single_goods"),)
    if rule.pattern == "commitment" and lemma in words_of("saying"):
        return (frozenset({"both", "two", TOGETHER}), *_of_agreements()["commitment"])
    if rule.pattern == "joint_statement" and lemma == "statement":
        return (frozenset({DOCUMENT, TOGETHER}),)
    if rule.pattern == "document" and lemma not in words_of("sealing"):
        return (frozenset({STRONG_DOCUMENT, POINTED}),)
    return _of_agreements().get(rule.pattern, ())


def crisis_needs(rule: Rule, lemma: str) -> Needs:
    """The same for a rule of crisis events."""
    if rule.pattern == "invasion" and rule.words("only_with"):
        return (rule.words("only_with") | {"other"},)
    return _of_crises().get(rule.pattern, ())


_OF_OCCASIONS: Mapping[str, Words] = {
    "signing": frozenset(),
    "attendance": frozenset(),
    "before_the_press": frozenset({"alongside", "beside"}),
}
"""Patterns of contacts that need one of the words a rule requires, or one of these."""


@cache
def _of_contacts() -> Mapping[str, Needs]:
    people = frozenset({PEOPLE, "delegation", "delegations"})
    return {
        "host": (people,),
        "joined": (people, frozenset({"talks", "meeting", "lunch", "dinner", "session", "call"})),
        "addressee": (frozenset({PERSON}),),
        "joint_body": (LIGHT,),
        "travel": (frozenset({BOUND, "here", "there"}),),
        "sending_official": (people, frozenset({BOUND})),
        "joint_deed": (people,),
        "stay": (people, frozenset({STAY})),
        "due": (people, frozenset({STAY})),
    }


@cache
def _of_agreements() -> Mapping[str, Needs]:
    deeds = frozenset().union(*map(verbs, _DEEDS), nouns("concrete_nouns"), *map(nouns, _TRUCES))
    committing = deeds | particle_verbs() | words_of("trading") | words_of("arms") | {DOCUMENT}
    committing |= verbs("serving_verbs") | deed_words("states")
    return {
        **_of_documents(),
        **_of_negotiations(),
        **_of_money(),
        "commitment": (committing,),
        "answer": (committing,),
        "planned_together": (frozenset({OPENING}), nouns("facilities") | words_of("shared")),
        "settling": (words_of("settling_verbs"),),
    }


_DEEDS = (
    "extending_verbs",
    "ceasefire_verbs",
    "contract_verbs",
    "lifting_verbs",
    "fund_verbs",
    "concrete_verbs",
)
_TRUCES = ("handing_nouns", "halting_nouns")


def _of_documents() -> Mapping[str, Needs]:
    """Patterns of agreements that read a document."""
    named, meant = (frozenset({DOCUMENT}),), (frozenset({DOCUMENT, POINTED}),)
    names = "signing withdrawal ended joint_statement on_hold nearing proposal draft truce_noun told"
    return {
        **dict.fromkeys(names.split(), named),
        **dict.fromkeys(("document", "brokered", "in_force", "lapse", "ready"), meant),
        "held": (frozenset({STRONG_DOCUMENT}),),
    }


def _of_negotiations() -> Mapping[str, Needs]:
    standing = forms_of("standing_verbs") | forms_of("lasting_verbs") | {"ongoing", "current", IN_TALKS}
    standing |= words_of("mandates")
    return {
        "negotiating": (words_of("negotiated") | {DOCUMENT, POINTED, "negotiating"},),
        "negotiation": (topics() | words_of("trading") | standing | {DOCUMENT},),
    }


def _of_money() -> Mapping[str, Needs]:
    """Patterns of giving and buying."""
    money, arms = frozenset({MONEY}), words_of("arms")
    gift = money | words_of("loans") | words_of("goods") | words_of("arms")
    return {
        "pledge": (gift,),
        "arrival": (words_of("loads"), _relief()),
        "available": (gift, frozenset({"available", "disposal"})),
        "support": (money, frozenset({"with"})),
        "drawing": (money, words_of("drawing") | words_of("reviews")),
        "fund_noun": (money | words_of("goods"),),
        "debt_relief": (frozenset({"debt", "debts", "arrears"}),),
        "purchase": (arms,),
        "trade_noun": (arms, forms_of("clearing")),
        "sign_for": (words_of("goods_of_contracts"),),
        "truce": (deed_words("ceasefire_needs"),),
    }


@cache
def _relief() -> Words:
    """Help that is a gift without its number: with verbs of sending."""
    kinds = words_of("relief_goods") | words_of("relief_kinds")
    return words_of("relief_workers") | kinds


@cache
def _of_crises() -> Mapping[str, Needs]:
    words = crisis_words()
    return {
        "advice": (TRAVEL,),
        "deployment": (words["troop"],),
        "suspension": (SERVICES,),
        "suspension_noun": (frozenset({"flight", "flights"}),),
        "closure": (GROUNDS,),
        "closure_noun": (GROUNDS,),
        "envoy": (words["envoy"] | {ENVOY, "grata", "gratae"},),
        "expulsion": (words["envoy"] | {ENVOY},),
        "ties": (frozenset({"ties", "relations", "with"}),),
    }
