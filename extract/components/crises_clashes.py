"""Violence with two sides or an unnamed hand: clashes, exchanges of fire, the use of forbidden weapons."""

from __future__ import annotations

from extract.components.clauses import clause_tokens
from extract.components.context import ArticleContext
from extract.components.crises_attacks import is_definite
from extract.components.crises_parties import clause_places, doers, perpetrator, sole_country, struck
from extract.components.crises_phrases import (
    AIMED,
    PLACED,
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
from extract.components.crises_weapons import exact_type
from extract.components.crises_words import crisis_words
from extract.components.frames import Frame
from extract.components.rulebook import Rule


def clash(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "A and B exchanged fire", "clashes between A and B": no actors, both affected; a crowd makes it unrest."""
    sides = [*frame.subjects, *pobjs(frame, "between", "with", "against")]
    if rule.pos == "noun":
        sides = [
            *pobjs_of(frame, "between", "with", "against"),
            *modifiers(frame.token),
            *(frame.subjects if _is_mutual_verb(frame) or _is_lost(frame) else []),
        ]
    words = {word for token in sides for word in words_of(phrase(token))}
    affected = unique(item for token in sides for part in phrase(token) for item in named_by(part))
    places = clause_places(frame)
    near = words_of(clause_tokens(frame.token))
    is_policed = ("police" in words and words & _CROWD) or ("police" in near and near & _STRIKERS)
    is_crowd = bool(words & crisis_words()["protest"] or is_policed)
    if is_crowd or words_of(frame.token.doc) & _REVOLT:
        places = places or affected or sole_country(frame.token)
        return Reading([], places, "unrest") if places else None
    group = perpetrator(sides)
    affected = unique([*affected, *(places if len(affected) < 2 else [])])
    if not affected and rule.pos == "noun":
        named = unique(item for t in frame.token.doc for item in named_by(t) if not item.mention.is_anaphor)
        affected = named if len(named) == 2 else []
    if not affected:
        loose = is_definite(frame.token) or is_particular(frame.token)
        return Reading([], [], rule.label, is_anaphor=True, group=perpetrator(sides)) if loose else None
    return Reading([], affected, exact_type(rule, frame, []), group=group)


_STRIKERS = frozenset(
    "miners strikers fans supporters activists truckers students teachers traders workers".split()
)
_CROWD = frozenset(
    "supporters fans residents villagers activists opposition party traders truckers drivers miners workers inmates "
    "prisoners migrants people locals farmers strikers worshippers teachers".split()
)
_REVOLT = frozenset("coup putsch mutiny mutineers coups putschists plotters".split())


def _is_lost(frame: Frame) -> bool:
    """ "Soldiers fell in a battle with rebels"."""
    return frame.verb is not None and frame.verb.lower_ in (
        "fell",
        "died",
        "perished",
        "killed",
        "wounded",
        "lost",
    )


def _is_mutual_verb(frame: Frame) -> bool:
    return frame.verb is not None and frame.verb.lower_ in (
        "exchange",
        "exchanged",
        "trade",
        "traded",
        "trading",
        "exchanging",
        "trades",
    )


def weapon_use(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "The use of chemical weapons by X in Y": with or without a culprit."""
    of = pobjs_of(frame, "of")
    if not any(words_of(phrase(t)) & rule.words("only_with") for t in of):
        return None
    hands = [*modifiers(frame.token), *pobjs_of(frame, "by")]
    affected = (
        struck([*pobjs_of(frame, *AIMED, *PLACED), *pobjs(frame, "against")])
        or struck(of)
        or clause_places(frame)
    )
    actors = without(doers(hands), affected)
    return Reading(actors, affected, group=perpetrator(hands)) if affected else None
