"""Contacts told by where those who met were: in one room, at one table, face to face."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from extract.components.clauses import clause_verb, is_verbal
from extract.components.contact_sides import Sides
from extract.components.context import ArticleContext
from extract.components.frames import Frame, frame_of
from extract.components.inflection import verb_forms
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, side
from extract.components.rulebook import Rule

_WHERE = frozenset({"in", "at", "around", "round", "into", "to"})
_BRINGING = frozenset(
    form for verb in ("have", "get", "bring", "seat", "gather") for form in verb_forms(verb)
)
_BEING = frozenset(form for verb in ("be", "sit", "meet", "stay") for form in verb_forms(verb))


def same_room(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "The ministers of A and B are in the same room", "agreed after hours in one room with X"; who seats them too."""
    noun, verb = frame.token, clause_verb(frame.token)
    if noun.lower_ == "face":
        return _face_to_face(frame)
    if noun.dep_ != "pobj" or noun.head.lower_ not in _WHERE or verb is None:
        return []
    above = noun.head.head
    if is_verbal(above) and above.lower_ not in _BRINGING | _BEING:
        return []
    told = frame_of(verb)
    seated = _people(told.objects) if verb.lower_ in _BRINGING else []
    if len(parties_of(seated)) > 1:
        return [Sides([*_people(told.subjects), *seated], [])]
    doers = told.agents if told.is_passive else told.subjects
    first = _people(doers) or [m for m in matrix_subjects(frame) if m.persons]
    beside = _people([*frame.preps.get("with", ()), *told.preps.get("with", ())])
    people = [*first, *(m for m in beside if m not in first)]
    return [Sides(people, [])] if first and len(parties_of(people)) > 1 else []


def _face_to_face(frame: Frame) -> list[Sides]:
    """ "A and B came face to face", "A sat face to face with B"."""
    noun, verb = frame.token, clause_verb(frame.token)
    words = [t.lower_ for t in noun.doc[noun.i : noun.i + 3]]
    if words != ["face", "to", "face"] or verb is None or verb.lower_ not in _BEING | _COMING:
        return []
    told = frame_of(verb)
    beside = [*told.preps.get("with", ()), *frame.preps.get("with", ())]
    beside += [t for p in noun.doc[noun.i + 2].children if p.lower_ == "with" for t in p.children]
    first = _people(told.subjects) or [m for m in matrix_subjects(frame) if m.persons]
    people = [*first, *(m for m in _people(beside) if m not in first)]
    return [Sides(people, [])] if first and len(parties_of(people)) > 1 else []


_COMING = frozenset({"come", "came", "comes", "coming", "speak", "spoke", "spoken", "talk", "talked"})


def _people(tokens: Iterable[Token]) -> list[Mention]:
    found = side(tokens)
    return [m for m in found if m.persons or m.kind in ("role", "group", "pronoun")]
