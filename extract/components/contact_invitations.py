"""Invitations as contacts: given, accepted, declined, and to whom."""

from __future__ import annotations

from collections.abc import Sequence

from extract.components.clauses import is_verbal
from extract.components.contact_sides import Sides, places_among, travels, visit_sides
from extract.components.context import ArticleContext
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, side
from extract.components.rulebook import Rule


def invitation(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    if frame.is_passive:
        first, guests = side(frame.agents), side(frame.objects)
    elif is_verbal(frame.token):
        first, guests = side(frame.subjects), side(frame.objects)
        guests = _whom_it_was_about(frame, first, context) or guests
    else:
        first, guests = side(frame.subjects) or matrix_subjects(frame), side(frame.preps.get("to", []))
        if is_accepted(frame) or _is_declined(frame):
            hosts = [m for m in side(frame.preps.get("from", [])) if m.parties]
            invited = (
                [Sides(first[:1], hosts[:1], True, None, hosts[0].parties[0])] if first and hosts else []
            )
            return _invited_to(frame, first) or invited
    guests = [m for m in guests if travels(m)]
    if guests and not first and frame.is_passive:
        return _invited_to(frame, guests)
    if not (first and guests) or first[0].parties == guests[0].parties:
        return []
    return [Sides(guests[:1], first[:1], True, None, first[0].parties[0])]


def _whom_it_was_about(frame: Frame, first: Sequence[Mention], context: ArticleContext) -> list[Mention]:
    """ "X spoke with Y. X also invited her": the other side of the contact told just before."""
    if not any(t.lower_ in ("him", "her") and t.dep_ == "dobj" for t in frame.token.children):
        return []
    told = [f for f in context.facts[-2:] if f.family == "contact" and len(f.codes) == 2]
    inviting = set(parties_of(first))
    for fact in reversed(told):
        if len(inviting & fact.codes) == 1 and context.sentence_index - fact.sentence_index <= 2:
            group: list[Mention] = list(fact.details.get("group", ()))  # type: ignore[call-overload]
            return [m for m in group if inviting.isdisjoint(m.parties)]
    return []


def is_accepted(frame: Frame) -> bool:
    """ "X accepted an invitation to the capital of Y"."""
    return frame.verb is not None and frame.verb.lower_ in ("accept", "accepted", "accepts", "accepting")


def _is_declined(frame: Frame) -> bool:
    return frame.verb is not None and frame.verb.lower_ in _DECLINING


_DECLINING = frozenset({"decline", "declined", "declines", "refused", "rejected"})


def _invited_to(frame: Frame, guests: Sequence[Mention]) -> list[Sides]:
    """ "X has been invited to the capital of Y"."""
    asked = [t for c in frame.token.children if c.dep_ in ("acl", "relcl", "xcomp") for t in c.subtree]
    to = next(iter(places_among([*frame.preps.get("to", ()), *asked])), None)
    return visit_sides(guests, to.place_country, to) if to is not None and to.place_country else []
