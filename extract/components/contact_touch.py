"""Contacts of which only the tie is told: in touch with somebody, told somebody, hearts that go out to a people."""

from __future__ import annotations

from collections.abc import Sequence

from extract.components.clauses import clause_verb
from extract.components.contact_messages import already_in_touch
from extract.components.contact_sides import Sides, addressed
from extract.components.context import ArticleContext
from extract.components.frames import Frame, frame_of
from extract.components.inflection import verb_forms
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, prepositional, side
from extract.components.rulebook import Rule

_BEING = verb_forms("be") | verb_forms("get")
_HIGH = frozenset({"head_of_state", "head_of_government", "foreign_minister", "minister", "deputy_minister"})
_REACHING = verb_forms("be") | verb_forms("go")
_OURS = frozenset({"our", "my"})


def in_touch(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "A's officials have been in close touch with B's", over some days now past; "will stay in touch" is none."""
    noun, verb = frame.token, clause_verb(frame.token)
    if noun.dep_ != "pobj" or noun.head.lower_ != "in" or verb is None or verb.lower_ not in _BEING:
        return []
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if verb.tag_ != "VBD" and not helpers & {"has", "have", "had"}:
        return []
    told = frame_of(verb)
    first = side(told.subjects)
    partners = [*frame.preps.get("with", ()), *prepositional(told, "with")]
    others = side(partners)
    if partners and not others:
        return []  # "in touch with reality"
    others = [m for m in others if not set(m.parties) & set(parties_of(first))]
    return [Sides(first, others)] if first and len(parties_of([*first, *others])) > 1 else []


def told_to(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "X told Y that the port was open": of two officials by name; in a contact told before it is a part of that."""
    says = any(child.dep_ in ("ccomp", "advcl") for child in frame.token.children)
    is_past = frame.token.tag_ == "VBD" or any(c.lower_ in ("has", "had") for c in frame.token.children)
    if frame.is_passive or not (says and is_past) or context.read.is_transcript:
        return []
    first = [m for m in side(frame.subjects) if _speaks(m)]
    others = [m for m in side(frame.objects) if _speaks(m)]
    if not first or not others or set(parties_of(first)) & set(parties_of(others)):
        return []
    if already_in_touch(first, others, context):
        return []
    return [Sides(first, others, initiator=first[0].parties[0])]


def _speaks(mention: Mention) -> bool:
    is_one = not mention.is_plural and mention.level_code in _HIGH
    return is_one and (bool(mention.persons) or mention.kind == "role")


def feeling(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "Our hearts are with the people of A", "my thoughts go out to A": a word to them from who says it."""
    noun, verb = frame.token, frame.verb
    owned = any(child.lower_ in _OURS for child in noun.children)
    if verb is None or not owned or verb.lower_ not in _REACHING or noun.dep_ not in ("nsubj", "conj"):
        return []
    told = frame_of(verb)
    receivers: Sequence[Mention] = side([*told.preps.get("with", ()), *told.preps.get("to", ())])
    return addressed(matrix_subjects(frame), receivers)
