"""What an article makes of a crisis event: reported, claimed, denied, threatened, planned, or nothing to code.

On top of the general reading of assertion come two rules of the codebook: a noun of violence keeps its reality
under words that presuppose it ("called for an end to the war"), and loses it under words that make it general
("the risk of attacks"); and what only a party to the conflict says of its enemy is a claim.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.assertion import assertion_of
from extract.components.clauses import has_to, is_verbal
from extract.components.crises_claims import (
    HOSTILE,
    claimant_of,
    denier_of,
    is_counted_by_its_own,
    is_interested,
    without_sign,
)
from extract.components.crises_phrases import Named
from extract.components.crises_reading import Verdict
from extract.components.crises_rumours import rumour_status
from extract.components.crises_words import is_crisis_word
from extract.components.frames import Frame

STILL = "still"  # "will reopen the border": it is closed until then
_CLOSED = frozenset({"border_closure", "airspace_closure", "flight_suspension"})

SUDDEN = frozenset({"armed_conflict", "natural_disaster", "transport_accident", "health_emergency", "unrest"})


MEASURES = frozenset(
    {"sanction", "travel_advisory", "airspace_closure", "border_closure", "flight_suspension", "evacuation"}
)


_WORKS = frozenset(
    "film movie novel book documentary play opera series song poem painting exhibition exhibit musical comic".split()
)


_THREATENING = frozenset("warn warned warns threaten threatened threatens threatening threat threats".split())


_LEADS = frozenset({"after", "following", "since", "amid", "despite", "during", "over", "because", "as"})


_MERELY_POSSIBLE = frozenset(
    "possible likely unlikely probable imminent inevitable conceivable unthinkable metaphor symbol allegory".split()
)


def standing(token: Token) -> str | None:
    """What the words above an event noun make of it: "real", "general", or None where they say nothing."""
    if any(
        c.dep_ in ("relcl", "acl") and c.tag_ in ("VBD", "VBN") and is_crisis_word("striking", c.lower_)
        for c in token.children
    ):
        return "real"
    if any(
        is_crisis_word("generic", child.lower_)
        for child in token.children
        if child.dep_ in ("amod", "det", "compound", "nmod", "advmod")
    ):
        return "general"
    if token.dep_ in ("nsubj", "conj") and token.head.lower_ in _THREATENING | {
        "loom",
        "looms",
        "looming",
        "loomed",
    }:
        return "general"
    if token.dep_ == "nsubj" and any(
        c.dep_ in ("acomp", "attr") and c.lower_ in _MERELY_POSSIBLE for c in token.head.children
    ):
        return "general"
    other = _other_before_or(token)
    if other is not None and standing(other) == "general":
        return "general"
    current, steps = token, 0
    while current.head.i != current.i and steps < 5:
        head = current.head
        if (
            current.dep_ in ("relcl", "advcl", "ccomp")
            or (current.dep_ == "acl" and current.tag_ != "VB")
            or (current.dep_ == "nsubj" and is_verbal(head))
        ):
            return "general" if current.dep_ == "relcl" and _is_anybody(head) else None
        word = head.lower_
        if any(c.dep_ == "det" and c.lower_ == "no" for c in head.children):
            return "general"
        if current.dep_ not in ("conj", "appos"):
            if word in _LEADS and head.dep_ in ("prep", "mark"):
                return "real"
            if is_crisis_word("presupposing", word):
                return "real"
            if is_crisis_word("generic", word) and not (
                current.dep_ == "prep" and current.lower_ in ("in", "during", "after")
            ):
                return "general"
        if _is_duty(head, token):
            return "general"
        if is_verbal(head) and any(c.dep_ == "nsubj" and c.lower_ in _WORKS for c in head.children):
            return "general"
        if is_verbal(head) and head.dep_ in ("ROOT", "relcl", "advcl", "ccomp"):
            return "general" if head.dep_ == "relcl" and _is_anybody(head.head) else None
        current, steps = head, steps + 1
    return None


def _is_duty(verb: Token, event: Token) -> bool:
    """ "To fight forest fires together": what a service or an accord is for, no fires of any day."""
    is_purpose = verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children)
    is_bare = event.tag_ == "NNS" and not any(c.dep_ in ("det", "poss", "nummod") for c in event.children)
    return is_purpose and is_bare and verb.lower_ in _FIGHT and not any(t._.date for t in verb.subtree)


_FIGHT = frozenset("fight battle combat tackle extinguish douse contain monitor forecast predict".split())


def _other_before_or(token: Token) -> Token | None:
    """ "Steps to deter an invasion or renewed attacks": the noun right before "or", where the parser joins another."""
    start = token.left_edge.i
    if token.dep_ != "conj" or start < 2 or token.doc[start - 1].lower_ != "or":
        return None
    other = token.doc[start - 2]
    return other if other.tag_[:2] == "NN" and other.i != token.head.i else None


def _is_anybody(head: Token) -> bool:
    """ "Any person who takes part in attacks": nobody in particular has."""
    return head.lower_ in _ANYBODY or any(
        c.lower_ in ("any", "whichever") for c in head.children if c.dep_ == "det"
    )


_ANYBODY = frozenset({"anyone", "anybody", "whoever", "whomever"})


def _plotted(verb: Token) -> str | None:
    """ "Plotted to kidnap", "tried to prevent ... from attacking": the act itself is not asserted."""
    current = verb
    while current.dep_ in ("xcomp", "pcomp", "acl", "prep", "conj", "pobj") and current.head.i != current.i:
        current = current.head
        if is_crisis_word("generic", current.lower_):
            return "general"
    return None


def verdict_of(
    frame: Frame,
    code: str,
    actors: Sequence[Named],
    affected: Sequence[Named],
    group: str | None,
    *,
    is_defence: bool = False,
    is_end: bool = False,
) -> Verdict | None:
    """The verdict on an event, or None if the text does not assert, plan, threaten, claim or deny it."""
    place = _plotted(frame.token) if is_verbal(frame.token) else standing(frame.token)
    if place is None and _is_taken_as_known(frame.token, code):
        place = "real"
    if code in HOSTILE and _is_mere_purpose(frame.token):
        return None
    if place == "general" and not (code in MEASURES and _is_prepared(frame)):
        return None
    if is_verbal(frame.token) and code == "mobilization" and _is_asked_for(frame.token):
        return None
    if without_sign(frame.token) or _is_about_none(frame) or _is_imagined(frame.token):
        return None
    denier = denier_of(frame)
    claimant, voice = claimant_of(frame)
    if denier is not None:
        return Verdict("denied", claimant, voice, denier)
    rumour = _of_rumour(frame.token, code)
    if rumour is not None:
        return Verdict(rumour, claimant, voice)
    assertion = assertion_of(frame)
    kind = "asserted" if place == "real" and assertion.kind != "claimed" else assertion.kind
    if kind == "planned" and is_end:
        return Verdict(STILL) if code in _CLOSED else None  # "will withdraw": the troops are still there
    if kind == "planned" and code in MEASURES and (_is_announced(frame) or _is_decided(frame)):
        kind = "asserted"
    if kind == "planned" and code in MEASURES and _is_to_last(frame):
        kind = "asserted"
    if kind == "asserted" and code in MEASURES and _is_prepared(frame):
        kind = "planned"
    if kind == "asserted" and _is_rumoured(frame):
        kind = "claimed"
    if kind == "planned" and code in MEASURES and _is_conditional(frame):
        return Verdict("threatened", claimant, voice, is_future=True)
    if kind in ("planned", "hypothetical", "denied", "cancelled"):
        return _unreal(frame, code, kind)
    boast = (
        is_defence and claimant is not None and bool(set(claimant.parties) & {item.code for item in actors})
    )
    is_party = is_interested(code, claimant, voice, actors, affected, group)
    if kind == "claimed" or boast or (is_party and not is_counted_by_its_own(frame)):
        return Verdict("claimed", claimant, voice)
    return Verdict("reported", claimant, voice)


def _of_rumour(token: Token, code: str) -> str | None:
    sentence = token.doc._.sentence
    return rumour_status(sentence.text, code, token._.span[0] - sentence.start)


def _is_taken_as_known(token: Token, code: str) -> bool:
    """ "Would go on helping X in Y's war", "the outbreak in X did not spread": what is definite is there."""
    if is_verbal(token) or code not in SUDDEN:
        return False
    definite = any(c.dep_ == "poss" or c.lower_ in ("the", "this", "its", "their") for c in token.children)
    is_placed = token.dep_ == "nsubj" and any(c.dep_ == "prep" for c in token.children)
    return definite and (is_placed or (token.dep_ == "pobj" and code == "armed_conflict"))


def _is_mere_purpose(verb: Token) -> bool:
    """ "Take up arms to kill", "the ability to strike": an infinitive that nobody is said to have carried out."""
    if verb.tag_ != "VB" or verb.dep_ not in ("advcl", "xcomp", "acl", "relcl"):
        return False
    return has_to(verb) and not any(verb.head.lower_.startswith(stem) for stem in _CARRYING_OUT)


_CARRYING_OUT = (
    "continu", "began", "begin", "start", "us", "launch", "fir", "manag", "proceed", "went", "order", "claim",
    "appear", "seem", "said", "report", "believ", "deploy", "threat", "accus", "go", "open", "alleg", "known",
    "thought", "send", "sent",
)  # fmt: skip


def _is_about_none(frame: Frame) -> bool:
    """ "No troops crossed", "neither side attacked": the sentence counts to nought."""
    if not is_verbal(frame.token):
        return False
    sides = [*frame.subjects, *frame.objects, *frame.agents]
    nought = ("no", "neither", "none", "nobody", "nothing")
    return any(
        t.lower_ in nought
        or any(c.lower_ in nought for c in t.children if c.dep_ in ("det", "neg", "preconj"))
        for t in sides
    )


def _is_imagined(token: Token) -> bool:
    """ "Were he to be expelled, ...", "Should X close its border, ...": a condition told by the order of words."""
    first = token.doc[0]
    if first.lower_ not in ("were", "should", "suppose", "supposing"):
        return False
    return not any(t.text == "," for t in token.doc[: token.i])


def _is_conditional(frame: Frame) -> bool:
    """ "Will close the crossing if ...": a measure that hangs on the other side's conduct."""
    verb = frame.verb or frame.token
    marks = [m for c in verb.children if c.dep_ == "advcl" for m in c.children if m.dep_ == "mark"]
    return any(mark.lower_ in ("if", "unless") for mark in marks)


def _is_announced(frame: Frame) -> bool:
    """Announcing a measure is taking it."""
    near = [frame.token, *list(frame.token.ancestors)[:3]]
    return any(t.lower_.startswith("announc") for t in near) and not any(
        t.lower_ in ("will", "plan", "plans", "intends") for t in frame.token.doc
    )


def _is_asked_for(verb: Token) -> bool:
    """ "We call on X to de-escalate, to withdraw its forces": an infinitive under a call."""
    if verb.tag_ != "VB":
        return False
    above = list(verb.ancestors)[:5]
    asked = [*above, *(c for a in above for c in a.children if c.dep_ == "dobj")]
    return any(t.lower_ in _ASKING for t in asked)


_ASKING = frozenset(
    (
        "call calls called urge urges urged demand demands demanded ask asks asked appeal appeals must "
        "should want wants"
    ).split()
)


def _is_decided(frame: Frame) -> bool:
    """ "Has decided to impose": a measure is dated by its adoption."""
    verbs = [frame.token, *frame.token.ancestors][:7]
    return any(t.lower_ in ("decided", "agreed", "approved", "resolved", "ordered") for t in verbs)


def _is_to_last(frame: Frame) -> bool:
    """ "Will remain closed": what lasts is in force."""
    near = [frame.token, *list(frame.token.ancestors)[:2]]
    return any(t.lower_ in ("remain", "stay", "keep", "continue") for t in near)


def _is_prepared(frame: Frame) -> bool:
    """ "Is preparing flights to bring home": still to come."""
    return any(t.lower_ in _PREPARING for t in list(frame.token.ancestors)[:3])


_PREPARING = frozenset(
    "prepare prepares preparing plans planning plan arranging arrange readying ready "
    "commitment readiness willingness intention intends".split()
)


def _is_rumoured(frame: Frame) -> bool:
    """ "Reports of", "reports that": nobody in particular vouches for it."""
    chain = [frame.token, *frame.token.ancestors]
    return any(
        t.lower_ in ("reports", "rumours", "rumors", "rumour", "rumor", "claims", "allegations")
        and below.dep_ in ("prep", "acl", "ccomp", "relcl")
        for below, t in itertools.pairwise(chain)
    )


def _unreal(frame: Frame, code: str, kind: str) -> Verdict | None:
    if code in SUDDEN or code in HOSTILE:
        return None
    if kind == "planned":
        return Verdict("planned", is_future=True)
    if kind == "denied" and code in _DENIABLE and _is_past(frame.token):
        return Verdict("denied")
    if kind == "hypothetical" and any(
        a.lower_ in _THREATENING for a in [frame.token, *frame.token.ancestors]
    ):
        return Verdict("threatened", is_future=True)
    return None


_DENIABLE = frozenset({"border_closure", "airspace_closure"})


def _is_past(verb: Token) -> bool:
    """ "Has not closed", "had never shut": what is denied would have happened."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    words = {c.lower_ for c in verb.children}
    return is_verbal(verb) and bool(helpers & {"has", "have", "had"}) and "yet" not in words
