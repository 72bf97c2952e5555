"""Movements of armed forces: deployments, entries, withdrawals, exercises, missile and nuclear tests."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, mention_of
from extract.components.context import ArticleContext
from extract.components.crises_lifting import lifters
from extract.components.crises_parties import clause_places, doers, own_things, perpetrator, struck
from extract.components.crises_phrases import (
    Named,
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
from extract.components.crises_words import crisis_words, is_crisis_word
from extract.components.frames import Frame
from extract.components.rulebook import Rule

AIM = ("against", "at", "toward", "towards")


_HOST = ("to", "in", "into", "near", "on", "along", "off", "around", "at", "across", "over", "inside")


def deployment(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X deployed warships off Y", "troops were sent to Z", "X withdrew its soldiers from Y"."""
    moved = frame.objects if rule.options.get("actors") != "moved" else frame.subjects
    lost = rule.options.get("actors") == "moved"
    if lost and not any(words_of(phrase(t)) & crisis_words()["troop"] for t in moved):
        moved = _left_of(frame.token)
    if not any(words_of(phrase(t)) & crisis_words()["troop"] for t in moved) or perpetrator(moved):
        return None
    if words_of(frame.token.doc) & _HELPING or (frame.token.dep_ == "acl" and frame.token.tag_ == "VBN"):
        return None  # troops "stationed" or "deployed" there are a garrison
    if frame.token.lower_.startswith("order") and any(
        c.dep_ in ("xcomp", "ccomp") and c.lower_ not in _MOVING for c in frame.token.children
    ):
        return None  # "ordered its guards to close it"
    is_aid = bool(rule.words("not_with")) and not _is_manned(moved, rule) and not _is_to_border(frame)
    if is_aid and not struck(pobjs(frame, *AIM)):
        return None
    subjects = [*frame.agents, *([] if frame.is_passive else frame.subjects)]
    owners = unique(n for t in moved for n in doers([t]))
    actors = doers(subjects) or owners
    if not actors:
        return None
    affected = without(struck(_destination(frame, rule)), actors)
    if rule.options.get("actors") == "moved":
        if frame.token.lower_.startswith("sail") and _is_joint(frame, actors):
            return Reading(actors, affected)
        affected = affected or without(struck(frame.objects) or own_things(frame.objects), actors)
        affected = affected or without(
            unique(n for t in moved for p in t.subtree for n in named_by(p)), actors
        )
        if not affected:
            return None
    affected = (
        affected or _domestic(frame, actors) or (actors if rule.options.get("affected") == "own" else [])
    )
    if not affected and (rule.options.get("affected") == "from" or not _is_told(frame)):
        return None
    return Reading(actors, affected)


def _is_manned(moved: Sequence[Token], rule: Rule) -> bool:
    """Sending people or ships is a deployment; sending weapons to a friend is aid."""
    return any(
        words_of(phrase(t)) - rule.words("not_with") & crisis_words()["troop"] & words_of(phrase(t))
        for t in moved
    )


def _is_to_border(frame: Frame) -> bool:
    """ "Tanks were sent to the border": weapons that take up position are no gift."""
    goals = {part.lower_ for t in pobjs(frame, *_HOST, "up", "towards", "toward") for part in phrase(t)}
    return bool(goals & {"border", "borders", "frontier", "frontline", "line", "front"})


def _is_told(frame: Frame) -> bool:
    """A deployment without a foreign land in it must at least be dated or counted."""
    clause = clause_tokens(frame.token)
    return any(t._.date is not None or t.dep_ == "nummod" or _is_region(t) for t in clause)


def _is_region(token: Token) -> bool:
    mention = mention_of(token)
    return mention is not None and mention.kind == "place"


_MOVING = frozenset(
    "deploy move advance enter patrol march cross take occupy head sail go return seal".split()
)
_BESIDE = frozenset({"along", "around", "near", "against", "off"})


_HELPING = frozenset(
    (
        "humanitarian rescue relief aid firefighting firefighters medical quake earthquake rescuers "
        "disaster search vaccines evacuate evacuation assistance"
    ).split()
)


def _left_of(token: Token) -> list[Token]:
    """Troops just before a verb whose subject the parser lost ("troops re-entering X")."""
    near = token.doc[max(0, token.i - 4) : token.i]
    return [t for t in near if words_of([t]) & crisis_words()["troop"]][-1:]


def _is_joint(frame: Frame, actors: Sequence[Named]) -> bool:
    """Warships of two navies that sail together show force."""
    return len(actors) > 1 and any(t.lower_ in ("together", "jointly", "joint") for t in frame.token.subtree)


def _destination(frame: Frame, rule: Rule) -> list[Token]:
    if rule.options.get("affected") == "from":
        out = [*pobjs(frame, "of")] if "out" in {t.lower_ for t in frame.token.children} else []
        return [*pobjs(frame, "from", "out"), *out, *pobjs(frame, "in")]
    below = [
        t
        for p in frame.token.subtree
        if p.dep_ == "prep" and p.lower_ in _BESIDE
        for t in p.children
        if t.dep_ == "pobj" and struck([t])
    ]
    return pobjs(frame, *AIM) or below or pobjs(frame, *_HOST)


def _domestic(frame: Frame, actors: Sequence[Named]) -> list[Named]:
    places = [n for n in clause_places(frame) if n.code in {a.code for a in actors}]
    return places[:1]


def deployment_noun(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "The deployment of X's troops to Y", "X's military build-up near Y", "a naval blockade of Z"."""
    token = frame.token
    moved = pobjs_of(frame, "of", "by")
    words = words_of([token, *token.children]) | words_of(part for t in moved for part in phrase(t))
    if not words & (crisis_words()["troop"] | rule.words("only_with")):
        return None
    hands = [*pobjs_of(frame, "by"), *frame.agents, *conductors(frame), *lifters(frame)]
    owners = unique(n for t in modifiers(token) for n in named_by(t))
    is_siege = bool(rule.words("only_with") & words_of([token]))
    actors = doers(hands) or owners or ([] if is_siege else doers(moved))
    names = (
        ("from",)
        if rule.options.get("affected") == "from"
        else (*AIM, *_HOST, *(("of",) if is_siege else ()))
    )
    affected = without(struck(pobjs_of(frame, *names) or _deeper(frame, names)), actors)
    affected = affected or without(clause_places(frame), actors)
    if not actors or not affected or (rule.options.get("affected") == "from" and not _is_carried_out(frame)):
        return None
    return Reading(actors, affected)


def _is_carried_out(frame: Frame) -> bool:
    """A withdrawal that is begun, completed or dated, not one that is asked for."""
    verb = frame.verb
    acted = verb is not None and (
        is_crisis_word("doing", verb.lower_)
        or verb.lower_ in ("completed", "finished", "finalised", "follows", "followed")
    )
    return (
        acted
        or frame.token.dep_ in ("nsubj", "nsubjpass")
        or any(t._.date is not None for t in frame.token.subtree)
    )


def _deeper(frame: Frame, names: Sequence[str]) -> list[Token]:
    """Objects of prepositions that the parser hung on a noun inside the phrase."""
    return [
        t
        for p in frame.token.subtree
        if p.dep_ == "prep" and p.lower_ in names
        for t in p.children
        if t.dep_ == "pobj"
    ]


def conductors(frame: Frame) -> list[Token]:
    verb = frame.verb
    if verb is None or frame.is_passive or not is_crisis_word("doing", verb.lower_):
        return []
    token = frame.token
    inner = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.dep_ == "dobj"
    return (
        [t for t in frame.subjects if t.i != token.i]
        if inner or token.dep_ in ("dobj", "conj", "appos", "nsubjpass")
        else []
    )
