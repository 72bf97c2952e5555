"""Contacts that only their medium tells: whatever two sides did, by telephone or video link they did it in contact."""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.clauses import clause_verb
from extract.components.contact_sides import Sides
from extract.components.context import ArticleContext
from extract.components.frames import Frame, frame_of
from extract.components.inflection import verb_forms
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, prepositional, side
from extract.components.rulebook import Rule

_THROUGH = frozenset({"by", "via", "over", "through", "on"})
_ATTENDING = "attend participate join address appear testify follow contribute watch preside open"
_IN_THE_AUDIENCE = frozenset(form for verb in _ATTENDING.split() for form in verb_forms(verb)) | {"part"}


def by_phone(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "The ministers of A and B took it up by video link", "A thanked B by telephone"; not who attends from afar."""
    noun = frame.token
    verb = clause_verb(noun)
    if noun.dep_ != "pobj" or noun.head.lower_ not in _THROUGH or verb is None or _is_attended(verb):
        return []
    if lemma == "line" and not {c.lower_ for c in noun.children} <= _ON_THE_LINE:
        return []  # "a memorandum on a power line"
    told = frame_of(verb)
    first = side(told.agents) if told.is_passive else side(told.subjects) or matrix_subjects(told)
    others = side([*told.objects, *prepositional(told, "with"), *told.preps.get("to", ())])
    others = [m for m in others if _can_answer(m) and not set(m.parties) & set(parties_of(first))]
    if len(parties_of(first)) > 1 and not others:
        return [Sides(first, [])]
    return [Sides(first, others, initiator=first[0].parties[0])] if first and others else []


_ON_THE_LINE = frozenset("the an a open secure crackling bad phone telephone video hot direct".split())


def _is_attended(verb: Token) -> bool:
    return verb.lower_ in _IN_THE_AUDIENCE or any(c.lower_ in _IN_THE_AUDIENCE for c in verb.children)


def _can_answer(mention: Mention) -> bool:
    return bool(mention.persons) or mention.kind in ("role", "group") or mention.office_code is not None
