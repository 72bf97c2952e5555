"""Sanctions imposed, announced, made good by naming people, and lifted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from extract.components.assertion import SPEECH
from extract.components.clauses import clause_tokens, mention_of, spread
from extract.components.context import ArticleContext
from extract.components.crises_parties import doers, struck
from extract.components.crises_phrases import (
    Named,
    modifiers,
    named_by,
    pobjs,
    pobjs_of,
    unique,
    without,
    words_of,
)
from extract.components.crises_reading import Reading
from extract.components.frames import Frame, frame_of
from extract.components.rulebook import Rule


def sanction_verb(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X designates Y", "X imposed sanctions on Y", "X froze Y's assets"."""
    if frame.token.dep_ == "amod":
        return None  # "owned by a sanctioned firm"
    actors = doers(frame.agents if frame.is_passive else frame.subjects)
    if rule.options.get("medium") == "required" and not _has_context(context, frame):
        return None
    targets = [t for t in frame.objects if t not in frame.subjects or frame.is_passive]
    affected = without(struck(targets), actors)
    affected = affected or without(_persons_of(targets), actors)
    if any(a.lower_ in ("continue", "continues") for a in [frame.token.head]) and not _is_dated(frame):
        return None
    named = words_of(frame.token.doc) & {"magnitsky", "sanctions", "ofac", "treasury"}
    if rule.options.get("actors") == "required" and not actors and not (named and affected):
        return None
    affected = affected or without(_elsewhere(frame, context, actors), actors)
    known = actors or (affected and (frame.is_passive or named))
    return Reading(actors, affected) if known else None


def _persons_of(tokens: Iterable[Token]) -> list[Named]:
    return unique(n for t in tokens for part in t.subtree for n in named_by(part))


_CONTEXT = frozenset(
    "sanctions sanction sanctioned sanctioning 13818 e.o. magnitsky 7031 7031(c ineligible ofac 13224 "
    "blacklist blacklisted sdn treasury terrorist terrorists "
    "sdgt entities pursuant visa corruption corrupt designations".split()
)


def _has_context(context: ArticleContext, frame: Frame) -> bool:
    """Whether an act of naming ("designate") is one of sanctions: the sentence or the article's opening says so."""
    near = words_of(frame.token.doc)
    if near & {
        "site",
        "day",
        "ambassador",
        "envoy",
        "holiday",
        "successor",
        "heritage",
        "month",
        "laureate",
        "zone",
        "ally",
        "language",
    }:
        return False
    opening = set(context.read.text[:700].lower().replace("(", " ").replace(",", " ").split())
    return bool((near | opening) & _CONTEXT)


def _elsewhere(frame: Frame, context: ArticleContext, actors: Sequence[Named]) -> list[Named]:
    """The sanctioned party's country where its own phrase does not give it: one that the sentence names."""
    mine = {n.code for n in actors}
    here = [n for t in frame.token.doc if mention_of(t) and not _only_speaks(t) for n in named_by(t)]
    found = [n for n in unique(here) if n.code not in mine and not n.mention.is_anaphor and len(n.code) == 3]
    return found[:1]


def _only_speaks(token: Token) -> bool:
    """ "Y welcomes the sanctions": who speaks of sanctions is not who suffers them."""
    verb = token.head.lower_
    return token.dep_ == "nsubj" and (verb in SPEECH or verb in _MINDING)


_MINDING = frozenset(
    "believes believe welcomes welcome welcomed thinks hopes wants urges urged praised praises thanked thanks "
    "supports supported backs backed asks asked demands demanded".split()
)


def sanction_noun(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "Sanctions on X", "EU sanctions against X", "visa restrictions on officials of X"."""
    if frame.token.head.lower_ in _LIFTING:
        return None  # told as the end of the sanctions
    targets = [*pobjs_of(frame, "on", "against", "upon", "for", "of"), *pobjs(frame, "on", "against", "upon")]
    targets += [
        t for c in frame.token.children if c.lower_ in _AIMING for t in c.children if t.dep_ == "dobj"
    ]
    affected = struck(targets)
    told = [c for c in frame.token.children if c.dep_ == "relcl" and c.lower_ in rule.words("words_after")]
    hands = [*pobjs_of(frame, "by", "from"), *frame.agents, *_imposers(frame, rule), *_announcers(frame)]
    hands += [t for c in told for inner in (frame_of(c),) for t in [*inner.agents, *_own_subjects(c)]]
    actors = doers(hands) or unique(n for t in modifiers(frame.token) for n in named_by(t))
    affected = without(affected, actors)
    acting = _is_imposed(frame, rule) or (bool(told) and bool(actors))
    if (
        acting
        and frame.verb is not None
        and frame.verb.head.lower_ in ("continue", "continues", "continuing")
        and not _is_dated(frame)
    ):
        return None
    if acting and not affected:
        affected = without(_elsewhere(frame, context, actors), actors)
    if not acting:
        reading = Reading(actors, affected, is_background=True) if actors and affected else None
        return reading
    if not affected and not _is_dated(frame) and rule.id != "crisis.designation_noun":
        return None
    return Reading(actors, affected) if actors or (affected and frame.is_passive) else None


_LIFTING = frozenset(
    "lifting easing removing waiving scrapping revoking terminating rescinding relaxing".split()
)
_AIMING = frozenset({"targeting", "hitting", "affecting", "punishing", "against"})


def _own_subjects(clause: Token) -> list[Token]:
    return [
        t for c in clause.children if c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for t in spread(c)
    ]


def measures_against(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "Adopted the EU's package against X": measures that name whom they hit."""
    acting = frame.verb is not None and frame.verb.lower_ in rule.words("words_after")
    actors = doers([*frame.agents, *_imposers(frame, rule)])
    against = [
        t
        for p in frame.token.subtree
        if p.lower_ == "against" and p.head.lower_ not in _MISDEEDS
        for t in p.children
        if t.dep_ == "pobj"
    ]
    affected = without(struck([*against, *pobjs(frame, "against")]), actors)
    return Reading(actors, affected) if acting and affected else None


_MISDEEDS = frozenset(
    "aggression war invasion attack attacks crimes violence abuses offensive assault".split()
)


def _is_dated(frame: Frame) -> bool:
    return any(t._.date is not None for t in clause_tokens(frame.token))


def _is_imposed(frame: Frame, rule: Rule) -> bool:
    """Imposed by the verb, or by a noun above: "the announcement of sanctions"."""
    if frame.verb is not None and frame.verb.lower_ in rule.words("words_after"):
        return True
    return any(a.lower_ in _IMPOSITION for a in list(frame.token.ancestors)[:3])


_IMPOSITION = frozenset({"announcement", "imposition", "adoption", "introduction", "announcing", "imposing"})


def _announcers(frame: Frame) -> list[Token]:
    return [t for a in list(frame.token.ancestors)[:3] if a.lower_ in _IMPOSITION for t in modifiers(a)]


def _imposers(frame: Frame, rule: Rule) -> list[Token]:
    if frame.verb is None or frame.is_passive or frame.verb.lower_ not in rule.words("words_after"):
        return []
    return [t for t in frame.subjects if t.i != frame.token.i]


def ineligible(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "Renders X ineligible for entry into Y": Y sanctions X's country."""
    into = struck([t for t in frame.token.subtree if t.dep_ == "pobj"])
    affected = _elsewhere(frame, context, into)
    return Reading(into, affected, is_repeated=True) if into and affected else None


def lifting(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X lifted its sanctions on Y"."""
    things = frame.objects
    actors = doers(frame.agents if frame.is_passive else frame.subjects) or unique(
        n for t in things for m in modifiers(t) for n in named_by(m)
    )
    on = [
        t
        for o in things
        for c in o.children
        if c.dep_ == "prep" and c.lower_ in ("on", "against", "for")
        for t in c.children
    ]
    affected = without(struck([*on, *pobjs(frame, "on", "against", "for")]), actors)
    return Reading(actors, affected) if affected or (actors and _is_dated(frame)) else None


def visa_stop(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X stopped issuing visas to citizens of Y"."""
    below = [t for t in frame.token.subtree if t.lower_ in ("visa", "visas")]
    if not below or frame.token.lower_.startswith("issu"):
        return None
    actors = doers(frame.agents if frame.is_passive else frame.subjects)
    receivers = [t for t in frame.token.subtree if t.dep_ == "pobj" and t.i > below[0].i]
    affected = without(struck(receivers), actors)
    return Reading(actors, affected) if actors and affected else None
