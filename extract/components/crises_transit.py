"""People let through: transit facilitated, borders passed by evacuees, or kept to a few."""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.clauses import clause_tokens
from extract.components.context import ArticleContext
from extract.components.crises_parties import clause_places, doers, struck
from extract.components.crises_phrases import Named, modifiers, named_by, pobjs, unique, without, words_of
from extract.components.crises_reading import Reading
from extract.components.crises_words import crisis_words
from extract.components.frames import Frame
from extract.components.rulebook import Rule


def transit(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X let Y's diplomats through", "staff in Y were let into X", "X facilitated the transit of Y's citizens"."""
    let_do = [
        t
        for c in frame.token.children
        if c.dep_ in ("xcomp", "ccomp")
        for t in c.children
        if t.dep_ in ("dobj", "nsubj")
    ]
    moved = [t for o in [*frame.objects, *let_do] for t in o.subtree]
    if not words_of(moved) & crisis_words()["citizen"] and not words_of(clause_tokens(frame.token)) & {
        "personnel",
        "diplomats",
        "embassies",
        "evacuees",
    }:
        return None
    into = struck(pobjs(frame, "into", "through"))
    if is_letting(frame) and "only" in words_of(clause_tokens(frame.token)):
        return _let_only(frame)
    if (
        is_letting(frame)
        and not into
        and not words_of(clause_tokens(frame.token)) & {"through", "cross", "border", "crossing"}
    ):
        return None
    givers = _givers(frame)
    actors = givers or doers([*frame.agents, *([] if frame.is_passive else frame.subjects)]) or into[:1]
    source = (
        struck(pobjs(frame, "from", "out"))
        or unique(n for t in moved for n in named_by(t))
        or struck(pobjs(frame, "for", "of"))
    )
    affected = (
        without(source, actors)
        or without(struck(pobjs(frame, "to")), actors)
        or without(_after(frame.token), actors)
    )
    return Reading(actors, affected[:1]) if actors and affected else None


def _givers(frame: Frame) -> list[Named]:
    """ "Thanked Y for X's support in facilitating the transit": X gives it, whoever thanks."""
    token = frame.token
    first = token if token.dep_ == "pcomp" else token.head
    if first.dep_ != "pcomp":
        return []
    return unique(n for t in modifiers(first.head.head) for n in named_by(t))


def _let_only(frame: Frame) -> Reading | None:
    """ "Let only returning nationals through": a border restricted."""
    actors = doers([*frame.agents, *([] if frame.is_passive else frame.subjects)])
    affected = without(clause_places(frame), actors) or without(_after(frame.token.doc[0]), actors)
    return Reading(actors, affected[:1], "border_closure") if actors and affected else None


def _after(token: Token) -> list[Named]:
    return unique(n for t in token.doc[token.i :] for n in named_by(t) if not n.mention.is_anaphor)


def is_letting(frame: Frame) -> bool:
    """Verbs of letting need a way through; verbs of organising name it as their object."""
    return frame.token.lower_ in (
        "let",
        "lets",
        "letting",
        "admit",
        "admits",
        "admitted",
        "allow",
        "allows",
        "allowed",
        "allowing",
    )
