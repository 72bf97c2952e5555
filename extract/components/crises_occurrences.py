"""What befalls a country: disasters, accidents, unrest, outbreaks, attacks on networks."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, mention_of, subject_of
from extract.components.context import ArticleContext
from extract.components.crises_parties import clause_places, perpetrator, struck
from extract.components.crises_phrases import (
    Named,
    modifiers,
    named_by,
    names_people,
    phrase,
    phrase_head,
    pobjs,
    pobjs_of,
    telling_verb,
    unique,
    words_of,
)
from extract.components.crises_reading import Reading
from extract.components.crises_scenes import is_particular, is_remembered
from extract.components.crises_words import crisis_words, expanded, is_crisis_word
from extract.components.frames import Frame
from extract.components.rulebook import Rule

_WHERE = (
    "in",
    "at",
    "near",
    "off",
    "on",
    "across",
    "over",
    "outside",
    "around",
    "along",
    "of",
    "throughout",
    "hitting",
    "affecting",
    "between",
)


def occurrence(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "The earthquake in X", "floods hit Y", "X was struck by a cyclone", "X's cholera outbreak"."""
    token = frame.token
    if not _marked(frame, rule) or _is_gunfire(token):
        return None
    if token.lower_ == "pandemic" and not struck(pobjs_of(frame, "in", "across")):
        return None
    if is_remembered(token) and not struck(pobjs_of(frame, *_WHERE)) and not modifiers(token):
        return None
    affected = _lands(struck(struck_by(frame)) or _of_its_own(frame)) or unique(
        n for t in modifiers(token) for n in named_by(t)
    )
    if not affected and rule.label != "health_emergency" and is_specific(frame, rule):
        affected = clause_places(frame) or _vehicle_owner(frame, rule)
    if rule.label == "transport_accident":
        affected = unique([*affected, *_vehicle_owner(frame, rule), *clause_places(frame)])
    if affected:
        return Reading([], affected)
    definite = any(c.dep_ == "det" and is_crisis_word("anaphoric", c.lower_) for c in token.children)
    return Reading([], [], is_anaphor=True) if definite or is_particular(token) else None


def _of_its_own(frame: Frame) -> list[Named]:
    """ "X, which fought off an outbreak of its own": X's."""
    owns = any(
        c.lower_ == "own" for p in frame.token.children if p.lower_ == "of" for t in p.children for c in [t]
    )
    before = [t for t in frame.token.doc[: frame.token.i] if named_by(t)]
    return named_by(before[-1]) if owns and before else []


def _is_gunfire(token: Token) -> bool:
    """ "An exchange of fire", "came under fire": no blaze."""
    before = {t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]}
    return token.lower_ == "fire" and bool(before & _GUNS)


_GUNS = frozenset(
    "exchange exchanges exchanged under artillery mortar rocket opened open opens opening returned traded held "
    "friendly covering warning enemy hostile sniper cross".split()
)


def _lands(found: list[Named]) -> list[Named]:
    """Countries, not the organisations that count the sick."""
    kinds = ("place", "airline", "institution")
    return [
        n
        for n in found
        if n.mention.kind in kinds
        or n.mention.place_country
        or n.mention.is_adjective
        or (names_people(n.mention) and not n.mention.text.isupper())
    ]


def _marked(frame: Frame, rule: Rule) -> bool:
    """Words the rule wants beside the noun, so that "protest" is violent and "crash" is of a vehicle."""
    wanted = rule.words("only_with")
    if not wanted:
        return True
    near = words_of(
        frame.token.doc
        if rule.options.get("medium") == "sentence"
        else [*phrase(frame.token), *clause_tokens(frame.token)]
    )
    return bool(near & expanded(wanted))


def struck_by(frame: Frame) -> list[Token]:
    token, verb = frame.token, telling_verb(frame)
    found = [t for t in pobjs_of(frame, *_WHERE) if struck([t])]
    for child in token.children:
        if child.dep_ == "acl" and (
            is_crisis_word("striking", child.lower_) or child.lower_ in ("affecting", "hitting", "ravaging")
        ):
            found.extend(t for t in child.children if t.dep_ == "dobj")
        elif child.dep_ == "relcl":
            found.extend(t for t in child.children if t.dep_ == "dobj")
            found.extend(
                t
                for c in child.children
                if c.lower_ in ("in", "across")
                for t in c.children
                if t.dep_ == "pobj"
            )
    if verb is None:
        return found
    token = phrase_head(token) if token.dep_ in ("compound", "nmod") else token  # "a drought emergency"
    if token.dep_ in ("nsubj", "conj") and is_crisis_word("striking", verb.lower_) and not frame.is_passive:
        found.extend(t for t in frame.objects if t.i != token.i)
    elif frame.is_passive and is_crisis_word("striking", verb.lower_) and token.dep_ != "nsubjpass":
        found.extend(frame.objects)
    elif (is_crisis_word("suffering", verb.lower_) and token.dep_ in ("dobj", "pobj", "conj")) or (
        token.lower_ in ("curfew", "emergency", "law") and is_crisis_word("doing", verb.lower_)
    ):
        found.extend(frame.subjects)
    if not found and token.dep_ in ("nsubj", "nsubjpass", "conj"):
        found.extend(pobjs(frame, "in", "across", "off", "near"))
    return found


def is_specific(frame: Frame, rule: Rule) -> bool:
    """A place further off in the clause is taken only for a particular event: named, counted, dated or definite."""
    children = list(frame.token.children)
    if any(
        c.dep_ in ("nummod", "poss") or (c.dep_ == "det" and c.lower_ != "any") or c.tag_ == "NNP"
        for c in children
    ):
        return True
    if words_of(frame.token.doc) & crisis_words()["harm"]:
        return True
    return any(t._.date is not None for t in clause_tokens(frame.token))


def _vehicle_owner(frame: Frame, rule: Rule) -> list[Named]:
    if rule.label != "transport_accident":
        return []
    found = []
    for token in [
        *phrase(frame.token),
        *(
            p
            for t in [*frame.subjects, *frame.objects, *pobjs_of(frame, "of", "involving")]
            for p in phrase(t)
        ),
    ]:
        mention = mention_of(token)
        if mention is not None and (
            mention.kind == "airline"
            or mention.is_adjective
            or mention.place_country
            or mention.kind == "institution"
        ):
            found.extend(named_by(token))
    return unique(found)


def mishap(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "A bus plunged into a ravine in X", "the ferry capsized off Y", "a bomb exploded in Z"."""
    things = (
        frame.objects
        if frame.is_passive or rule.options.get("medium") == "object"
        else [*frame.subjects, *subject_of(frame.token)]
    )
    words = {word for t in things for word in words_of(phrase(t))}
    if rule.words("only_with") and not words & expanded(rule.words("only_with")):
        return None
    owners = unique(n for t in things for part in phrase(t) for n in named_by(part)) or _of_rider(things)
    places = clause_places(frame) or struck(pobjs(frame, "into", "onto", "between", "over", "off"))
    affected = unique([*owners, *places]) if rule.label in ("transport_accident",) else places or owners
    if not affected:
        definite = any(c.lower_ in ("the", "this") for t in things for c in t.children)
        return Reading([], [], is_anaphor=True) if definite or is_particular(frame.token) else None
    return Reading([], affected, group=perpetrator(things))


def _of_rider(things: Sequence[Token]) -> list[Named]:
    """ "X's president died when his helicopter came down": the craft is of who rode in it."""
    is_his = any(
        c.dep_ == "poss" and c.lower_ in ("his", "her", "their", "its") for t in things for c in t.children
    )
    before = [n for t in things for o in t.doc[: t.i] for n in named_by(o)] if is_his else []
    return before[-1:]


def upheaval(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "The army seized power in X", "X declared a state of emergency", "protesters stormed parliament"."""
    actors = [*frame.subjects, *frame.agents]
    words = words_of(p for t in actors for p in phrase(t))
    objects = words_of(p for t in frame.objects for p in phrase(t))
    if rule.words("only_with") and not (words | objects) & expanded(rule.words("only_with")):
        return None
    if rule.words("words_after") and not objects & expanded(rule.words("words_after")):
        return None
    own = unique(n for t in [*actors, *frame.objects] for p in phrase(t) for n in named_by(p))
    affected = clause_places(frame) or own
    if not affected:
        return Reading([], [], is_anaphor=True) if is_particular(frame.token) else None
    return Reading([], affected[:1])
