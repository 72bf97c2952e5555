"""Flights suspended, cancelled, kept away, and resumed."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, is_verbal, mention_of, spread
from extract.components.context import ArticleContext
from extract.components.crises_closures import closed_subjects
from extract.components.crises_evacuations import scene_of_crisis
from extract.components.crises_lifting import lifters
from extract.components.crises_parties import doers, own_things, struck
from extract.components.crises_phrases import (
    Named,
    counted,
    implied,
    modifiers,
    named_by,
    phrase,
    pobjs,
    pobjs_of,
    unique,
    without,
    words_of,
)
from extract.components.crises_reading import Reading
from extract.components.crises_scenes import is_particular
from extract.components.frames import Frame, frame_of
from extract.components.rulebook import Rule


def suspension(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "Carrier suspends flights to X", "flights at Y were cancelled"."""
    shared = [c for c in frame.token.children if c.dep_ == "conj" and is_verbal(c) and not frame.objects]
    objects = [*frame.objects, *(t for c in shared for t in frame_of(c).objects)]
    things = [t for t in objects if words_of(counted(t)) & SERVICES]
    verbal_subject = [
        t
        for t in (frame.subjects or closed_subjects(frame))
        if words_of([t]) & SERVICES and mention_of(t) is None
    ]
    things = things or verbal_subject
    if not things:
        return None
    carriers = [t for t in ([] if verbal_subject else frame.subjects) if t not in things]
    return _grounded(frame, context, things, [*carriers, *frame.agents])


SERVICES = frozenset(
    {
        "flight",
        "flights",
        "service",
        "services",
        "operations",
        "route",
        "routes",
        "departures",
        "landings",
        "links",
        "connections",
        "rotation",
        "rotations",
        "frequencies",
    }
)


def suspension_noun(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "The suspension of flights to X by Y", "flight cancellations"."""
    things = [*pobjs_of(frame, "of", "to"), frame.token]
    if not any(words_of([t, *t.children]) & {"flight", "flights"} for t in things):
        return None
    return _grounded(frame, context, things, [*pobjs_of(frame, "by"), *frame.agents, *lifters(frame)])


_AIR = frozenset(
    {"flight", "flights", "air", "fly", "airline", "airlines", "airways", "flying", "rotation", "rotations"}
)


def _grounded(
    frame: Frame, context: ArticleContext, things: Sequence[Token], carriers: Sequence[Token]
) -> Reading | None:
    text = words_of(part for t in things for part in phrase(t)) | words_of(clause_tokens(frame.token))
    by_airline = any((m := mention_of(t)) is not None and m.kind == "airline" for t in carriers)
    if not by_airline and not text & _AIR:
        return None
    before = [t2 for t in things for t2 in modifiers(t)]
    towns = [t for t in before if (m := mention_of(t)) is not None and m.kind == "place"]
    actors = unique([*doers(carriers), *(n for t in before if t not in towns for n in named_by(t))])
    is_turned_away = frame.token.lower_.startswith(_TURNED)
    aims = (
        ("from", "over")
        if is_turned_away
        else ("to", "from", "over", "between", "into", "with", "at", "in", "for")
    )
    toward = [*towns, *pobjs(frame, *aims)]
    for thing in things:
        toward.extend(t for c in thing.children if c.dep_ == "prep" for t in c.children if t.dep_ == "pobj")
    stops = [
        t
        for token in toward
        for t in spread(token)
        if (m := mention_of(t)) is not None and (m.place_country or m.parties)
    ]
    ends = without(unique(n for t in stops for n in named_by(t)), actors)
    affected = ends if len(ends) <= _FEW else []
    actors = actors or without(own_things(things), affected)
    if actors and not ends:
        affected = scene_of_crisis(context, actors)
    if is_turned_away and not affected:
        affected = _shut_just_now(context)
        return Reading(actors, affected, is_anaphor=not (actors or affected))
    if not actors and not ends:
        return Reading([], [], is_anaphor=True) if is_particular(frame.token) else None
    return Reading(actors, affected)


_TURNED = ("divert", "rerout", "re-rout")


def _shut_just_now(context: ArticleContext) -> list[Named]:
    """Where flights diverted elsewhere were to land: the one country whose sky was shut just before."""
    told = [f for f in context.facts if f.code in ("airspace_closure", "natural_disaster")]
    near = [f for f in told if context.sentence_index - f.sentence_index <= 1]
    codes = sorted(near[-1].with_role("affected")) if near else []
    return [implied(code) for code in codes] if len(codes) == 1 else []


_FEW = 2
"""Countries told one by one; of more the flights are suspended to a region."""


def no_flights(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "The carrier will not fly to X": said to stay away."""
    children = {child.lower_ for child in frame.token.children}
    if not children & {"not", "n't", "never"} and "stopped" not in {a.lower_ for a in frame.token.ancestors}:
        return None
    carriers = frame.subjects
    actors = doers(carriers) or _said_by(frame)
    ends = without(struck(pobjs(frame, "to", "over", "into")), actors)
    if not ends or not actors:
        return None
    return Reading(actors, ends if len(ends) <= _FEW else [], status="reported")


def _said_by(frame: Frame) -> list[Named]:
    """ "The German carrier says it will not fly": the subject of the clause above."""
    return doers(t for a in frame.token.ancestors for c in a.children if c.dep_ == "nsubj" for t in [c])[:1]
