"""Attacks on networks, with or without a culprit."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.clauses import is_verbal, mention_of
from extract.components.context import ArticleContext
from extract.components.crises_occurrences import is_specific, struck_by
from extract.components.crises_parties import (
    accused_of,
    clause_places,
    doers,
    own_things,
    perpetrator,
    struck,
)
from extract.components.crises_phrases import (
    Named,
    makers,
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
from extract.components.crises_words import is_crisis_word
from extract.components.frames import Frame
from extract.components.rulebook import Rule


def network_attack(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X's hackers breached Y's networks", "the cyberattack on Y", with or without a culprit."""
    if is_verbal(frame.token):
        subjects = frame.agents if frame.is_passive else frame.subjects
        into = pobjs(frame, "into")
        targets = [*frame.objects, *into]
        if rule.words("only_with") and not any(
            words_of(phrase(t)) & rule.words("only_with") for t in targets
        ):
            return None
        owners: list[Named] = []
    else:
        subjects = [
            *pobjs_of(frame, "by", "from"),
            *makers(frame),
            *_conducting(frame),
            *accused_of(frame.token),
        ]
        targets = pobjs_of(frame, "on", "against", "at", "in", "of", "targeting") or struck_by(frame)
        owners = unique(n for t in modifiers(frame.token) for n in named_by(t))
    group = perpetrator(subjects)
    affected = struck(targets) or own_things(targets)
    actors = without(unique([*owners, *_behind(subjects)]), affected)
    if not is_verbal(frame.token) and not affected:
        affected = [] if frame.token.lower_.startswith("activit") else without(clause_places(frame), actors)
    if not affected and not (actors and not is_verbal(frame.token) and is_specific(frame, rule)):
        return Reading(actors, [], is_anaphor=True, group=group) if is_particular(frame.token) else None
    return Reading(actors, affected, group=group if not actors else None)


def _conducting(frame: Frame) -> list[Token]:
    if frame.verb is None or frame.is_passive:
        return []
    is_behind = frame.token.dep_ == "pobj" and frame.token.head.lower_ == "behind"
    if not is_behind and not is_crisis_word("doing", frame.verb.lower_):
        return []
    return [t for t in frame.subjects if t.i != frame.token.i]


def _behind(tokens: Sequence[Token]) -> list[Named]:
    """A state behind the keyboard: "Russian intelligence", "X's military hackers"; where a hacker sits is none."""
    states = [t for t in tokens if not perpetrator([t])]
    services = [
        part
        for t in tokens
        for part in t.children
        if (m := mention_of(part)) is not None and m.kind == "institution"
    ]
    return doers([*states, *services])
