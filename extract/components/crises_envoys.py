"""Diplomatic measures: envoys expelled, recalled or summoned, ties broken."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.clauses import mention_of
from extract.components.context import ArticleContext
from extract.components.crises_parties import clause_places, doers, listed_behind, struck
from extract.components.crises_phrases import (
    WIDE,
    Named,
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
from extract.components.crises_turn_scene import scene_without
from extract.components.crises_words import crisis_words
from extract.components.frames import Frame
from extract.components.rulebook import Rule


def envoy(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X expelled Y's diplomats", "X recalled its ambassador from Y", "Y's envoy was summoned"."""
    named = frame.objects or [
        t for c in frame.token.children if c.dep_ == "ccomp" for t in c.children if t.dep_ == "nsubj"
    ]
    if frame.token.lower_.startswith("call") and not frame.is_passive:
        named = [*named, *frame.preps.get("in", ())]  # "called in the chargé", however the parser hung it
    objects = [t for t in named if words_of(phrase(t, WIDE)) & crisis_words()["envoy"] or _is_envoy(t)]
    if rule.id == "crisis.non_grata":
        objects = objects or [t for t in named if (m := mention_of(t)) is not None and m.parties]
    if not objects:
        return None
    actors = doers(frame.agents if frame.is_passive else frame.subjects)
    if frame.is_passive and frame.agents and not actors:
        return None
    owners = [m for t in objects for m in [t, *modifiers(t), *of_whom(t)]]
    listed = [name for t in objects for part in phrase(t, WIDE) for name in listed_behind(part)]
    parties = unique(n for m in [*owners, *listed] for n in named_by(m))
    if rule.options.get("affected") == "from":
        actors = actors or parties
        away = [
            *pobjs(frame, "from", "to", "in"),
            *(t for o in objects for c in o.children if c.dep_ == "prep" for t in c.children),
        ]
        affected = without(struck(away) or clause_places(frame) or parties, actors)
        affected = affected or ([] if frame.is_passive else _answered(context, actors))
        code = "evacuation" if _is_staff(objects) else None
        return Reading(actors, affected, code) if actors and affected else None
    affected = without(parties, actors)
    actors = actors or without(clause_places(frame), affected) or _home(frame, context, affected)
    return Reading(actors, affected) if affected else None


def expulsion(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "The expulsion of Y's diplomats by X", "X's recall of its envoy from Y"."""
    sent = pobjs_of(frame, "of") or [
        t for p in frame.token.subtree if p.lower_ == "of" for t in p.children if t.dep_ == "pobj"
    ]
    envoys = [t for t in sent if words_of(phrase(t, WIDE)) & crisis_words()["envoy"] or _is_envoy(t)]
    if not envoys:
        return None
    actors = doers(pobjs_of(frame, "by")) or unique(n for t in modifiers(frame.token) for n in named_by(t))
    parties = unique(n for t in envoys for m in [t, *modifiers(t), *of_whom(t)] for n in named_by(m))
    away = struck(
        [t for o in [frame.token, *envoys] for c in o.children if c.lower_ == "from" for t in c.children]
    )
    if frame.token.lower_ == "recall":
        actors = actors or doers([] if frame.is_passive else frame.subjects) or parties
        away = without(away or parties, actors) or _answered(context, actors)
        return Reading(actors, away) if actors and away else None
    affected = without(away or parties, actors)
    actors = actors or without(clause_places(frame), affected)
    return Reading(actors, affected) if affected else None


def _answered(context: ArticleContext, actors: Sequence[Named]) -> list[Named]:
    """ "Y recalled its ambassador" right after X expelled Y's consul: Y answers X; else whom the text is about."""
    codes = {n.code for n in actors}
    for fact in reversed(context.facts):
        if fact.code in _PROVOKING and codes & fact.with_role("affected"):
            near = context.sentence_index - fact.sentence_index <= 3
            others = sorted(fact.with_role("actor") - codes) if near else []
            if others or fact.code == "sanction":
                return [implied(code) for code in others]
    sentence = context.read.sentences[context.sentence_index]
    other = scene_without(sentence, (), context, codes)
    return [implied(other)] if other else []


_PROVOKING = frozenset({"sanction", "border_closure", "airspace_closure", "armed_attack", "air_strike"})


def _is_staff(objects: Sequence[Token]) -> bool:
    """Staff brought out of an embassy, not an envoy called home."""
    words = words_of(part for t in objects for part in phrase(t, WIDE))
    heads = {t.lower_ for t in objects} & {
        "staff",
        "personnel",
        "families",
        "dependants",
        "dependents",
        "employees",
    }
    return bool(heads) and not words & {"ambassador", "ambassadors", "envoy", "envoys"}


def of_whom(token: Token) -> list[Token]:
    """ "The ambassador of X": whose envoy, not where posted."""
    return [
        t
        for c in token.children
        if c.dep_ == "prep" and c.lower_ == "of"
        for t in c.children
        if t.dep_ == "pobj"
    ]


def _is_envoy(token: Token) -> bool:
    mention = mention_of(token)
    return mention is not None and mention.level_code in ("ambassador", "envoy")


def _home(frame: Frame, context: ArticleContext, affected: Sequence[Named]) -> list[Named]:
    """Who summons in a sentence that names only the envoy: the country of the place or of the clauses before it."""
    found = [n for t in frame.token.doc for n in named_by(t) if n.code not in {a.code for a in affected}]
    return unique(found)[:1]


def ties(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X severed diplomatic ties with Y"."""
    things = frame.objects
    if frame.token.lower_ in ("broke", "breaks", "broken", "break") and frame.preps.get("with"):
        return _broken_with(frame)
    if not any(words_of(phrase(t)) & {"ties", "relations"} for t in things):
        return None
    if not any(words_of(phrase(t, WIDE)) & {"diplomatic", "relations", "ties", "all"} for t in things):
        return None
    actors = doers(frame.agents if frame.is_passive else frame.subjects)
    other = struck(
        [
            *pobjs(frame, "with", "to"),
            *(t for o in things for c in o.children if c.lower_ == "with" for t in c.children),
        ]
    )
    affected = without(other, actors) or without(_only_other(frame, actors), actors)
    return Reading(actors, affected) if actors and affected else None


def _broken_with(frame: Frame) -> Reading | None:
    """ "X broke with Y": of two states, no more needs to be said."""
    actors = doers([*frame.subjects, *frame.objects])
    affected = without(struck(frame.preps["with"]), actors)
    return Reading(actors, affected) if actors and affected else None


def _only_other(frame: Frame, actors: Sequence[Named]) -> list[Named]:
    """The one other country that the sentence names: "X broke off relations and barred Y's aircraft"."""
    found = without(unique(n for t in frame.token.doc for n in named_by(t)), actors)
    return found if len(found) == 1 else []
