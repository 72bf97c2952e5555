"""Who takes part in what a noun of interaction tells: "between X and Y", "with X", "their talks", hosts and bodies."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, mention_of, spread
from extract.components.contact_noun_clauses import owner_before
from extract.components.contact_noun_kinds import LIGHT, between_preps, modifiers
from extract.components.contact_sides import (
    DETERMINERS,
    PHONE,
    Sides,
    of_a_joint_body,
    of_home,
)
from extract.components.context import ArticleContext
from extract.components.frames import Frame
from extract.components.inflection import verb_forms
from extract.components.mentions import Mention
from extract.components.participants import headed_by, matrix_subjects, parties_of, prepositional, side

_FOLLOWING = frozenset("followed follow follows expected foreseen envisaged set due ensued concluded".split())

_JOINING = frozenset("took take takes participated participate attended attend joined join spoke".split())

_TAKING_PART = frozenset({"nsubj", "dobj", "dative", "pobj", "conj"})


def between_groups(frame: Frame) -> list[list[Mention]]:
    """Each "between" of the noun is one contact: "between A and B, as well as between C and D"."""
    found: list[list[Mention]] = []
    for prep in between_preps(frame):
        tokens = [t for child in prep.children if child.dep_ == "pobj" for t in spread(child)]
        group = side(tokens)
        if len(parties_of(group)) > 1:
            found.append(group)
    return found


def with_partners(frame: Frame, context: ArticleContext) -> list[Sides]:
    if _is_where_they_met(frame) or _is_a_topic(frame):
        return []
    partners = side(prepositional(frame, "with")) if not _lies_deep(frame) else []
    if not partners and (_is_call(frame)):
        partners = [
            m
            for m in side([*frame.preps.get("to", []), *frame.preps.get("from", [])])
            if m.persons or m.kind == "role"
        ]
    if not partners and frame.token.lower_ in ("audience", "audiences"):
        partners = side([*frame.preps.get("to", []), *frame.objects])  # "granted X an audience"
    if not partners and frame.token.lower_ in _MEALS:
        honours = [t for t in clause_tokens(frame.token) if t.lower_ in ("honour", "honor")]
        honoured = [t for h in honours for c in h.children if c.lower_ == "of" for t in c.children]
        partners = side([*frame.preps.get("for", []), *honoured])
        partners = [m for m in partners if m.persons or m.kind in ("role", "group")]
    partners = partners or _at_whose_request(frame)
    if not partners:
        return []
    first = (
        _own_side(frame, partners)
        or own_voice(frame, context)
        or [m for m in matrix_subjects(frame) if m not in partners]
    )
    first = (
        first
        or owner_before(frame, partners)
        or _moved_by_it(frame, partners)
        or _implied_side(frame, partners, context)
    )
    return [Sides(first, partners)] if first else []


def _is_a_topic(frame: Frame) -> bool:
    """ "Discussed the summit with X", "a call on the dialogue with Y": the noun is what they spoke of."""
    token, prep = frame.token, frame.token.head
    discussed = token.dep_ == "dobj" and frame.verb is not None and frame.verb.lower_ in _DISCUSSING
    return discussed or (prep.lower_ in ("on", "about", "regarding") and prep.head.lower_ in _SPOKEN)


_DISCUSSING = verb_forms("discuss") | verb_forms("review") | verb_forms("assess")
_SPOKEN = frozenset(
    "call calls conversation conversations talks meeting meetings discussion discussions".split()
)
_MEETING = frozenset("met meet meets meeting".split())


def _is_where_they_met(frame: Frame) -> bool:
    """ "A met B at a meeting of the bloc": those met are the verb's partners, not the bloc's."""
    return frame.verb is not None and frame.verb.lower_ in _MEETING and _is_setting(frame.token)


def _lies_deep(frame: Frame) -> bool:
    """ "Met with X in support of a dialogue": "with" is not that of a noun so far below the verb."""
    verb = frame.verb
    if verb is None or verb.lower_ in LIGHT or any(c.lower_ == "with" for c in frame.token.children):
        return False
    above = list(itertools.takewhile(lambda a: a.i != verb.i, frame.token.ancestors))
    return len(above) > 2 and _BESIDE.isdisjoint(t.lower_ for t in above)


_BESIDE = frozenset({"sidelines", "sideline", "margins", "margin", "fringes", "fringe"})


def own_voice(frame: Frame, context: ArticleContext) -> list[Mention]:
    """ "My discussions with X", "today's meeting with X", of a speaker: the side of who has the word."""
    turn = context.read.turns.at(frame.token._.span[0])
    owners = [t for t in frame.token.children if t.dep_ == "poss"]
    is_own = any(t.lower_ in ("my", "our") or t._.date is not None for t in owners)
    if turn is None or not turn.party or not is_own or any(mention_of(t) for t in owners):
        return []
    persons = (turn.person,) if turn.person else ()
    speaker = Mention("person" if persons else "party", 0, 0, "", (turn.party,), persons, is_speaker=True)
    speaker.level_code = turn.person.level_code if turn.person else None
    return [speaker]


_MEALS = frozenset("lunch dinner breakfast luncheon banquet reception coffee tea".split())


def _at_whose_request(frame: Frame) -> list[Mention]:
    """ "At Peru's request the envoys of the bloc held consultations": who asks for talks takes part in them."""
    if frame.verb is None or frame.verb.lower_ not in LIGHT:
        return []
    requests = [t for t in clause_tokens(frame.token) if t.lower_ == "request" and t.head.lower_ == "at"]
    owners = [t for r in requests for t in r.subtree if t.dep_ in ("poss", "pobj")]
    asking = [m for m in side(owners) if m.kind in ("party", "place", "institution", "role")]
    subjects = side(frame.subjects)
    return asking if subjects and not set(parties_of(asking)) <= set(parties_of(subjects)) else []


def _implied_side(frame: Frame, partners: Sequence[Mention], context: ArticleContext) -> list[Mention]:
    """ "A meeting with X is planned": by whom the sentence before was about, on a country's own page by itself."""
    if frame.token.dep_ not in ("nsubj", "nsubjpass") or frame.verb is None:
        return []
    if frame.verb.lower_ not in LIGHT | _FOLLOWING:
        return []
    codes = set(parties_of(partners))
    for parsed in context.parsed[-1:]:
        near = parsed.sentence.index == context.sentence_index - 1
        told = [
            m for t in parsed.doc if t.dep_ in ("nsubj", "nsubjpass") and (m := mention_of(t)) is not None
        ]
        told = [m for m in told if m.persons and m.parties and not codes & set(m.parties)]
        if near and told:
            return told[:1]
    return of_home(context, codes)


def _moved_by_it(frame: Frame, partners: Sequence[Mention]) -> list[Mention]:
    """ "The audience with the king pleased X", "the call with Y left Z cold": whom a talk moves was in it."""
    if frame.token.dep_ != "nsubj" or frame.is_passive:
        return []
    codes = set(parties_of(partners))
    return [m for m in side(frame.objects) if m.persons and codes.isdisjoint(m.parties)][:1]


def _is_held_by_subjects(frame: Frame) -> bool:
    """ "X holds talks", "X and Y are slated for talks", "X and Y used the day for a meeting"."""
    if frame.verb is None:
        return False
    purpose = frame.token.head.head if frame.token.head.lower_ == "for" else None
    of_verb = purpose is not None and frame.verb in (purpose, purpose.head)
    return frame.verb.lower_ in LIGHT or (of_verb and frame.verb.lower_ in _SLATED | _MAKING_TIME)


_MAKING_TIME = frozenset(
    form
    for verb in "use find set spare reserve devote spend seize interrupt".split()
    for form in verb_forms(verb)
)


_SLATED = frozenset("slated set pencilled penciled lined due booked earmarked poised".split())


def _own_side(frame: Frame, partners: Sequence[Mention]) -> list[Mention]:
    subjects = side(frame.subjects) if _is_held_by_subjects(frame) else []
    choices = ([*subjects, *side(frame.agents)], _named_before(frame), side(frame.preps.get("of", [])))
    for choice in choices:
        first = [m for m in choice if m not in partners]
        if first:
            own = set(parties_of(first))
            # "The deputy attends the president's meeting with Y": both are there.
            owners = [m for m in _named_before(frame) if m.persons and set(m.parties) <= own]
            return [*first, *(m for m in owners if m not in first and m not in partners)]
    return []


def among_themselves(frame: Frame) -> list[Sides]:
    subjects = side(frame.subjects) if _is_held_by_subjects(frame) else []
    named = _named_before(frame)
    of = side(frame.preps.get("of", []))
    calls = frame.verb is not None and frame.verb.lower_ in _CALLING
    taking_part = [] if calls else side(frame.agents)
    noted = headed_by(frame.token) if frame.verb is None else []
    for group in (subjects, named, of, taking_part, _of_a_body(frame), _brought_together(frame), noted):
        if len(parties_of(group)) > 1:
            return [Sides(group, [])]
    if (
        named
        and subjects
        and parties_of(named) != parties_of(subjects)
        and (frame.token.dep_ == "dobj" or frame.token.head.head == frame.verb)
    ):
        return [Sides(subjects, named)]
    return []


def _brought_together(frame: Frame) -> list[Mention]:
    """ "The meeting brought together A and B", "the talks gathered envoys of A and B"."""
    verb = frame.verb
    if verb is None or frame.token.dep_ not in ("nsubj", "nsubjpass"):
        return []
    together = verb.lower_ in ("brought", "brings", "bring", "bringing")
    if together and not any(child.lower_ == "together" for child in verb.children):
        return []
    return side(frame.objects) if together or verb.lower_ in _GATHERING else []


_CALLING = frozenset("convened called arranged requested proposed organised organized".split())
"""What is done to a meeting by who need not be at it."""

_GATHERING = frozenset(
    "gathered gathers united unites assembled assembles grouped groups paired pairs involved involves "
    "included includes featured features".split()
)


def _of_a_body(frame: Frame) -> list[Mention]:
    """ "The fifth session of the Peru-Chile joint commission": the parties that the body is named for."""
    if frame.token.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return []
    return of_a_joint_body(frame.preps.get("of", ()))


def at_a_meeting(frame: Frame, context: ArticleContext) -> list[Sides]:
    """ "A put the evidence to B at a meeting", "A chaired a summit at which B took part"."""
    joining = [
        t
        for c in frame.token.children
        if c.dep_ == "relcl" and c.lower_ in _JOINING
        for t in c.children
        if t.dep_ == "nsubj"
    ]
    if joining:
        first, others = side(frame.subjects), side(t for j in joining for t in spread(j))
        return [Sides(first, others)] if first and others else []
    is_told = any(fact.family == "contact" for fact in context.facts)
    if frame.token.dep_ != "pobj" or not _is_setting(frame.token) or (is_told and is_definite(frame)):
        return []
    joint = [m for m in side(frame.subjects) if m.level_code or m.persons]
    is_own = frame.token.head.lower_ != "at" and "of" not in frame.preps and not side(frame.agents)
    if len(parties_of(joint)) == 2 and is_own:
        return [Sides(joint, [])]  # "in a phone conversation, X and his counterpart went over the list"
    people = [
        m for t in clause_tokens(frame.token) if t.dep_ in _TAKING_PART and (m := mention_of(t)) and m.persons
    ]
    people += [m for m in side(frame.agents) if m.persons and m not in people]
    return [Sides(people, [])] if 1 < len(parties_of(people)) <= 2 + len(frame.agents) else []


_STRETCHES = frozenset({"hours", "days", "hour", "day", "minutes", "rounds", "round"})


def _is_setting(noun: Token) -> bool:
    """ "At a meeting", "after two hours of talks"."""
    head = noun.head
    if head.lower_ == "of" and head.head.lower_ in _STRETCHES:
        head = head.head.head
    if noun.lower_ in _MEALS and head.lower_ == "over":
        return True
    return head.lower_ in ("at", "during", "in", "after", "following")


def _is_call(frame: Frame) -> bool:
    return frame.token.lower_ in ("call", "calls", "conversation", "conversations") or bool(
        modifiers(frame) & PHONE
    )


def _named_before(frame: Frame) -> list[Mention]:
    """Parties before the noun: "the Putin-Xi summit", "US-China talks", "their leaders' meeting"."""
    start = frame.token.left_edge.i
    tokens = [t for t in frame.token.doc[start : frame.token.i] if mention_of(t) is not None]
    tokens = [t for t in tokens if frame.token in [t.head, t.head.head, t.head.head.head]]
    tokens = [t for t in tokens if not _is_helper(t)]
    found = [m for t in tokens if (m := mention_of(t)) is not None and m.parties and m.kind != "airline"]
    owns = [t for t in tokens if t.dep_ == "poss"]  # "Peru's talks with Chile"
    return found if len(parties_of(found)) > 1 or all(m.persons for m in found) or owns else []


_HELPING = frozenset(
    "led facilitated mediated brokered sponsored hosted backed supported convened chaired".split()
)


def _is_helper(token: Token) -> bool:
    """ "The EU-facilitated dialogue", "Saudi-led talks": who leads or helps is not named as a side."""
    following = [t.lower_.lstrip("-–") for t in token.doc[token.i + 1 : token.i + 3]]
    return next(filter(None, following), "") in _HELPING


def is_definite(frame: Frame) -> bool:
    """ "The call", "those talks", "the morning call" (whose article went with the date), "this evening's call"."""
    for child in frame.token.children:
        if (child.dep_ in ("det", "poss") and child.lower_ in DETERMINERS) or child.lower_ == "such":
            return True
        if child._.date is not None and child._.date.text.lower().startswith(("the ", "this ")):
            return True
    return False
