"""Advice to citizens not to travel or to leave."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, mention_of
from extract.components.context import ArticleContext
from extract.components.crises_parties import clause_places, doers, own_authorities, struck
from extract.components.crises_phrases import (
    Named,
    implied,
    is_people,
    modifiers,
    named_by,
    pobjs,
    pobjs_of,
    unique,
    without,
    words_of,
)
from extract.components.crises_reading import Reading
from extract.components.crises_scenes import is_particular
from extract.components.crises_words import crisis_words
from extract.components.frames import Frame
from extract.components.rulebook import Rule

TRAVEL = frozenset(
    (
        "travel travels travelling traveling leave depart departure visit visiting visits trip trips "
        "trips. leaving avoid evacuate go reconsider"
    ).split()
)


def advice(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X advised its citizens against travel to Y", "urged nationals to leave Y"."""
    clause = [t for c in frame.token.children if c.dep_ == "ccomp" for t in c.children if t.dep_ == "nsubj"]
    told = [*frame.objects, *pobjs(frame, "on", "upon", "to"), *clause]
    own = {t.lower_ for t in told} | words_of(told)
    if any(t.lower_ == "against" for t in frame.token.children) and not frame.objects:
        own |= {"citizens"}
    if not own & (
        crisis_words()["citizen"] - {"staff", "personnel", "people", "refugees", "migrants", "civilians"}
    ) and not (
        own & {"staff", "personnel", "people"}
        or words_of(clause_tokens(frame.token)) & {"travelers", "travellers"}
        or _are_own(told, frame)
    ):
        return None
    below = [t for t in frame.token.subtree if t.i > frame.token.i]
    verbs = [t for t in below if t.lower_ in TRAVEL]
    if not verbs:
        return None
    hands = frame.agents if frame.is_passive else frame.subjects
    actors = doers(hands) or own_authorities(hands, context)
    if not actors and not frame.is_passive:
        return None
    actors = actors or unique(n for t in told for m in [t, *modifiers(t)] for n in named_by(m))
    actors = actors or (_of_the_page(context) if own & {"citizens", "nationals", "compatriots"} else [])
    targets = [t for t in below if t.i > verbs[0].i and mention_of(t) is not None and not _is_way(t)]
    affected = without(unique(n for t in targets for n in named_by(t)), actors)
    affected = affected or without(clause_places(frame), actors)
    if (
        actors
        and not affected
        and is_particular(frame.token)
        and any(t.lower_ in ("area", "areas", "district", "region", "city") for t in below)
    ):
        return Reading(actors, [], is_anaphor=True)
    regions = [
        t for t in targets if (m := mention_of(t)) is not None and m.kind == "place" and not named_by(t)
    ]
    wide = words_of(below) & {"countries", "region", "abroad", "overseas", "areas", "zones"}
    wide |= {t.lower_ for t in below if t.i > verbs[0].i and (t.tag_ == "NNP" or t.lower_ in _THERE)}
    return Reading(actors, affected) if actors and (affected or regions or wide) else None


def _of_the_page(context: ArticleContext) -> list[Named]:
    """ "Citizens are advised to stay away": of the country that the page is written in."""
    home = context.read.home
    return [implied(home)] if home else []


_THERE = frozenset({"country", "island", "islands", "archipelago", "province", "coast", "city", "capital"})


def _are_own(told: Sequence[Token], frame: Frame) -> bool:
    """ "Jakarta told Indonesians": a country's own people, and no one else's."""
    home = {n.code for n in doers(frame.subjects)}
    unsaid = frame.is_passive and not frame.agents  # "New Zealanders in X have been told to leave"
    return any(is_people(t) and (unsaid or home & {n.code for n in named_by(t)}) for t in told)


def _is_way(token: Token) -> bool:
    """ "Leave through the crossings with Jordan": the way out is not the country left."""
    chain = [token.head, *token.head.ancestors][:4]
    return any(
        t.lower_ in ("through", "via", "by", "with", "due", "because", "amid", "after", "following")
        for t in chain
    )


def advice_noun(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "A travel warning for X", "issued a travel advisory"."""
    words = words_of(child for child in frame.token.children)
    if not words & {"travel", "travelling", "security"}:
        return None
    hands = [*frame.agents, *([] if frame.is_passive or frame.token.dep_ == "nsubj" else frame.subjects)]
    actors = doers(hands) or unique(n for t in modifiers(frame.token) for n in named_by(t))
    targets = struck(
        [*pobjs_of(frame, "for", "to", "on", "against", "regarding"), *pobjs(frame, "for", "to", "regarding")]
    )
    targets = targets or _right_after(frame.token)
    affected = without(targets, actors)
    return Reading(actors, affected) if actors and affected else None


def _right_after(token: Token) -> list[Named]:
    """ "Advisory for X to ...": the country next to the noun, however the parser hung it."""
    near = token.doc[token.i + 1 : token.i + 5]
    return (
        struck([t for t in near if mention_of(t) is not None])
        if near and near[0].lower_ in ("for", "on", "to", "against")
        else []
    )
