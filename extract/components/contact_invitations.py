"""Invitations as contacts: given, accepted, declined, and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from extract.components.clauses import is_verbal, mention_of, subject_of
from extract.components.contact_sides import DETERMINERS, Sides, places_among, travels, visit_sides
from extract.components.contact_told import mentions_of
from extract.components.context import ArticleContext
from extract.components.frames import Frame, frame_of
from extract.components.inflection import verb_forms
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, side
from extract.components.rulebook import Rule


def invitation(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    if not is_verbal(frame.token):
        return _by_noun(frame, context)
    if frame.is_passive:
        first, guests = side(frame.agents), side(frame.objects)
    else:
        first, guests = side(frame.subjects), side(frame.objects)
        guests = _whom_it_was_about(frame, first, context) or guests
    guests = [m for m in guests if travels(m)]
    if guests and not first and frame.is_passive:
        return _invited_to(frame, guests)
    if not (first and guests) or first[0].parties == guests[0].parties:
        return []
    return [Sides(guests[:1], first[:1], True, None, first[0].parties[0])]


def asked_to_come(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "X asked Y to come to Lima": as good as an invitation, if it is home to X that Y is to come."""
    first, guests = side(frame.subjects), [m for m in side(frame.objects) if travels(m)]
    asked = [c for c in frame.token.children if c.dep_ in ("xcomp", "ccomp") and c.lower_ in _COMING]
    places = places_among(t for c in asked for t in c.subtree)
    own = set(parties_of(first))
    if frame.is_passive or not guests or not any(m.place_country in own for m in places):
        return []
    return [Sides(guests[:1], first[:1], True, None, first[0].parties[0])]


_COMING = frozenset({"come", "visit", "travel", "fly", "pay"})


def _by_noun(frame: Frame, context: ArticleContext) -> list[Sides]:
    """ "Extended an invitation to X", "accepted an invitation to Lima", "the invitation was accepted"."""
    first = side(frame.agents) if frame.is_passive else side(frame.subjects) or matrix_subjects(frame)
    if not (is_accepted(frame) or _is_declined(frame)):
        return _extended(frame, side(frame.preps.get("to", [])), first)
    if not first:
        return _told_before(frame, context)
    hosts = [m for m in side(frame.preps.get("from", [])) if m.parties]
    invited = [Sides(first[:1], hosts[:1], True, None, hosts[0].parties[0])] if hosts else []
    return _invited_to(frame, first) or invited or _told_before(frame, context)


def _whom_it_was_about(frame: Frame, first: Sequence[Mention], context: ArticleContext) -> list[Mention]:
    """ "X spoke with Y. X also invited her": the other side of the contact told just before."""
    if not any(t.lower_ in ("him", "her") and t.dep_ == "dobj" for t in frame.token.children):
        return []
    told = [f for f in context.facts[-2:] if f.family == "contact" and len(f.codes) == 2]
    inviting = set(parties_of(first))
    for fact in reversed(told):
        if len(inviting & fact.codes) == 1 and context.sentence_index - fact.sentence_index <= 2:
            return [m for m in mentions_of(fact) if inviting.isdisjoint(m.parties)]
    return []


def _extended(frame: Frame, receivers: Sequence[Mention], first: Sequence[Mention]) -> list[Sides]:
    """ "X asked Y to convey an invitation to Z": whoever carries it, it is of another party than who gets it.

    It is of whom it comes from, of where one is to go, of who sends or carries it, in this order.
    """
    where = _places_to_see(frame)
    asking = (verb for verb in _verbs_above(frame) if verb is not frame.verb)
    askers = [m for verb in asking for m in side(subject_of(verb))]
    hosts = [*side(frame.preps.get("from", ())), *where, *first, *askers]
    hosts = [m for m in hosts if len(m.parties) == 1]
    guests = [m for m in receivers if travels(m)]
    if not guests and where:
        guests = [m for m in _carried_to(frame) if m.parties != where[0].parties]
    if not guests:
        return []
    own = set(guests[0].parties)
    host = next((m for m in hosts if own.isdisjoint(m.parties) and (m.kind != "place" or m in where)), None)
    return [Sides(guests[:1], [host], True, None, host.parties[0])] if host is not None else []


def _places_to_see(frame: Frame) -> list[Mention]:
    """The country that one is invited to, as its host: "an invitation to visit Peru"."""
    asked = [t for c in frame.token.children if c.dep_ in ("acl", "relcl", "xcomp") for t in c.subtree]
    places = places_among(asked)[:1]
    return [replace(m, parties=(m.place_country or "",)) for m in places]


def _verbs_above(frame: Frame) -> list[Token]:
    """The verb that carries the invitation, and those above it: "tasked him with conveying"."""
    return [t for t in frame.token.ancestors if is_verbal(t)]


def _carried_to(frame: Frame) -> list[Mention]:
    """ "Conveyed greetings to X and presented a letter of invitation": to whom the clause before is addressed."""
    for verb in _verbs_above(frame):
        to = [c for c in verb.children if c.lower_ == "to" and c.dep_ in ("prep", "dative")]
        named = [m for prep in to for t in prep.subtree if (m := mention_of(t)) is not None]
        named = [m for m in [*side(frame_of(verb).objects), *named] if m.persons or m.kind == "role"]
        if any(m.parties for m in named):
            return [m for m in named if m.parties]
    return []


def _told_before(frame: Frame, context: ArticleContext) -> list[Sides]:
    """ "The invitation was accepted with gratitude": the one told just before."""
    if not any(child.lower_ in DETERMINERS for child in frame.token.children):
        return []
    for fact in reversed(context.facts[-3:]):
        is_one = fact.family == "contact" and fact.evidence[0].rule_id.startswith("contact.invit")
        if is_one and context.sentence_index - fact.sentence_index <= _NEAR:
            return [Sides(mentions_of(fact), [], is_visit=True, is_anaphor=True)]
    return []


_NEAR = 2  # sentences


def is_accepted(frame: Frame) -> bool:
    """ "X accepted an invitation to the capital of Y", "welcomed it with satisfaction"."""
    if frame.verb is None:
        return False
    going = (c for c in frame.verb.children if c.dep_ == "conj" and c.lower_ in _WILL_GO)
    return frame.verb.lower_ in ACCEPTING or any(t.lower_ == "will" for verb in going for t in verb.children)


_WILL_GO = frozenset({"go", "travel", "come", "accept", "attend", "visit"})


ACCEPTING = verb_forms("accept") | verb_forms("welcome")


def _is_declined(frame: Frame) -> bool:
    return frame.verb is not None and frame.verb.lower_ in _DECLINING


_DECLINING = frozenset({"decline", "declined", "declines", "refused", "rejected"})


def _invited_to(frame: Frame, guests: Sequence[Mention]) -> list[Sides]:
    """ "X has been invited to the capital of Y"."""
    to = next(iter([*places_among(frame.preps.get("to", ())), *_places_to_see(frame)]), None)
    return visit_sides(guests, to.place_country, to) if to is not None and to.place_country else []
