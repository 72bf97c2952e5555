"""Who takes part in talks told in a roundabout way: in a clause, by who leads a side, "here", "their"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.clauses import is_verbal, mention_of, subject_of
from extract.components.contact_noun_kinds import LIGHT
from extract.components.contact_sides import Sides, travels, visit_to_home
from extract.components.context import ArticleContext
from extract.components.frames import Frame, frame_of
from extract.components.inflection import verb_forms
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, side


def of_theirs(frame: Frame) -> list[Sides]:
    """ "After their talks, A and B signed": the subjects of the sentence are those who talked."""
    if not _is_theirs(frame.token):
        return []
    for ancestor in frame.token.ancestors:
        subjects = side(subject_of(ancestor)) if is_verbal(ancestor) else []
        if len(parties_of(subjects)) > 1:
            return [Sides(subjects, [])]
    return []


def with_whom_was_told(frame: Frame, context: ArticleContext) -> list[Mention]:
    """ "X is in Lima. His Peruvian colleague said after their talks": his own and whom the sentence before names."""
    if not _is_theirs(frame.token) or context.read.is_transcript or context.sentence_index == 0:
        return []
    own = [m for m in matrix_subjects(frame) if m.persons or m.kind == "role"]
    before = context.read.sentences[context.sentence_index - 1].mentions
    told = [m for m in before if m.persons and len(m.parties) == 1]
    others = {m.parties[0]: m for m in told if m.parties[0] not in parties_of(own)}
    if any(f.family == "contact" and f.codes >= {*parties_of(own), *others} for f in context.facts[-3:]):
        return []
    return [*own, *others.values()] if len(parties_of(own)) == 1 == len(others) else []


def _is_theirs(noun: Token) -> bool:
    return any(child.dep_ == "poss" and child.lower_ == "their" for child in noun.children)


def trilateral(frame: Frame, context: ArticleContext) -> list[Sides]:
    """ "A trilateral session followed": the three parties whose people were named just before, or who chairs it."""
    if not context.parsed or not _is_of_three(frame.token):
        return []
    before = [m for m in context.parsed[-1].sentence.mentions if m.persons and len(m.parties) == 1]
    people = {m.parties[0]: m for m in [*before, *side(frame.agents)] if len(m.parties) == 1}
    return [Sides(list(people.values()), [])] if len(people) == 3 else []


def _is_of_three(noun: Token) -> bool:
    words = {t.lower_ for t in noun.lefts} | {t.lower_ for left in noun.lefts for t in left.lefts}
    return bool(words & {"trilateral", "tripartite"}) or {"three", "way"} <= words


def told_in_a_clause(frame: Frame) -> list[Sides]:
    """ "The talks which the two countries had scheduled", "talks that X was to hold with Y"."""
    for verb in _clause_verbs(frame.token):
        first = side(t for t in subject_of(verb) if t.i != frame.token.i)
        told = frame_of(verb)
        partners = [m for m in side(told.preps.get("with", [])) if m not in first]
        if first and (partners or len(parties_of(first)) > 1):
            return [Sides(first, partners)]
    return []


def owner_before(frame: Frame, partners: Sequence[Mention]) -> list[Mention]:
    """ "X said so following his engagement with Y": whose it is, named before in the sentence."""
    noun = frame.token
    if not any(child.dep_ == "poss" and child.lower_ in ("his", "her") for child in noun.children):
        return []
    named = [m for t in noun.doc[: noun.left_edge.i] if (m := mention_of(t)) is not None and not m.is_plural]
    codes = set(parties_of(partners))
    owners = [m for m in named if (m.persons or m.kind in ("role", "pronoun")) and m.parties]
    return [m for m in owners if codes.isdisjoint(m.parties)][:1]


def _clause_verbs(noun: Token) -> list[Token]:
    """Verbs of holding in the clauses that qualify the noun, through "was to hold"."""
    clauses = [child for child in noun.children if child.dep_ in ("relcl", "acl") and is_verbal(child)]
    found = [*clauses, *(t for clause in clauses for t in clause.children if t.dep_ == "xcomp")]
    return [verb for verb in found if verb.lower_ in LIGHT]


def led_sides(frame: Frame) -> list[Sides]:
    """ "At the talks, X led the Omani side and Y the Kenyan side": those whom somebody leads there."""
    verb = frame.verb
    led = verb is not None and verb.lower_ in _LEADING
    if not led or frame.token.dep_ != "pobj" or frame.token.head.lower_ not in ("at", "in", "during"):
        return []
    named = [m for t in frame.token.doc if (m := mention_of(t)) is not None]
    sides = [m for m in named if m.kind == "institution" and _SIDE.search(m.text) and len(m.parties) == 1]
    return [Sides(sides, [])] if len(parties_of(sides)) == 2 else []


_LEADING = verb_forms("lead") | verb_forms("head") | verb_forms("represent")
_SIDE = re.compile(r"\b(?:side|delegation|team)$")


def held_here(frame: Frame, context: ArticleContext) -> list[Sides]:
    """ "The Omani minister is to hold talks here": with the country that the article reports from."""
    verbs = [*([frame.verb] if frame.verb is not None else []), *_clause_verbs(frame.token)]
    for verb in verbs:
        if verb.lower_ not in LIGHT or not any(child.lower_ == "here" for child in verb.children):
            continue
        guests = [m for m in side(t for t in subject_of(verb) if t.i != frame.token.i) if travels(m)]
        return visit_to_home(guests, context)
    return []
