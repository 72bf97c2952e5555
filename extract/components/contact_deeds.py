"""Contacts told by what officials of several parties do together, or by where one of them is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.components.clauses import clause_tokens, mention_of, spread, subject_of
from extract.components.contact_sides import Sides, travels, visit_sides
from extract.components.contact_verbs import takes_a_thing
from extract.components.context import ArticleContext
from extract.components.date_roles import LARGER
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import parties_of, prepositional, side
from extract.components.rulebook import Rule

_TRAVELLING = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "minister", "deputy_minister", "envoy"}
)
_STAYING = re.compile(r"\b(?:is|are|was|were|been|be|due)(?: back| again| also| once more)? in [A-Z]")
_PURPOSES = frozenset(
    "talks visit meeting meetings consultations negotiations negotiate discuss meet summit session round".split()
)


def tells_a_stay(text: str) -> bool:
    """Whether a sentence could say that somebody is, was or is due somewhere."""
    return _STAYING.search(text) is not None


def joint_deed(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "The ministers of A and B opened the bridge", "X toured the camp with Y": they met to do it."""
    if frame.token.dep_ in ("acl", "amod", "xcomp") or not _is_finite(frame):
        return []
    if any(t.lower_ in LARGER for t in frame.objects):
        return []  # "opened a second round": the noun tells it
    doers = side(frame.agents) if frame.is_passive else side(frame.subjects)
    beside = [
        *prepositional(frame, "with"),
        *frame.preps.get("alongside", ()),
        *frame.preps.get("beside", ()),
    ]
    people = [m for m in [*doers, *side(beside)] if _is_official(m)]
    if not people or people[0] not in doers or len(parties_of(people)) < 2:
        return []
    return [Sides(people, [], is_joint=True)]


def _is_finite(frame: Frame) -> bool:
    """What is told as done or planned, not what was agreed to be."""
    helpers = {child.lower_ for child in frame.token.children if child.dep_ in ("aux", "auxpass")}
    return bool(helpers - {"to"}) or frame.token.tag_ in ("VBD", "VBZ", "VBP")


def _is_official(mention: Mention) -> bool:
    return bool(mention.persons) or (mention.kind in ("role", "group") and mention.level_code is not None)


def stay(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "The minister was in Lima on Thursday", "is due in Oslo next week": a visit, where a day or purpose is told."""
    words = clause_tokens(frame.token)
    has_purpose = any(t.lower_ in _PURPOSES for t in frame.token.subtree)
    subjects = [m for m in side(frame.subjects) if travels(m)]
    if len(parties_of(subjects)) > 1 and has_purpose and not context.read.is_transcript:
        return [Sides(subjects, [], is_joint=True)]  # "the ministers of A and B were in Lima for a meeting"
    due = [c for c in frame.token.children if c.lower_ == "due" and c.dep_ in ("acomp", "attr")]
    visitors = [m for m in subjects if m.level_code in _TRAVELLING or (_is_sent(m) and (has_purpose or due))]
    preps = [*frame.token.children, *(c for d in due for c in d.children)]
    places = [t for p in preps if p.lower_ == "in" for c in p.children if c.dep_ == "pobj" for t in spread(c)]
    told = has_purpose or any(t._.date is not None for t in words)
    if not visitors or not (told or due) or context.read.is_transcript:
        return []
    found: dict[str, list[Sides]] = {}
    for mention in (mention_of(token) for token in places):
        if mention is not None and mention.place_country and not mention.persons and not mention.is_adjective:
            found.setdefault(mention.place_country, visit_sides(visitors, mention.place_country, mention))
    return [sides for visits in found.values() for sides in visits]


def _is_sent(mention: Mention) -> bool:
    return bool(mention.persons) or mention.kind == "institution"


def sending_official(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "A sent its foreign minister to B's capital": a visit by the minister."""
    own = [t for t in frame.objects if t.i > frame.token.i or frame.is_passive]  # not through "whom"
    sent = [m for m in side(own) if m.persons or m.kind == "role"]
    if not sent or takes_a_thing(frame) or sent[0].level_code in ("ambassador", None):
        return []
    for token in frame.preps.get("to", ()):
        mention = mention_of(token)
        if mention is not None and mention.place_country and not mention.is_adjective and not mention.persons:
            return visit_sides(sent, mention.place_country, mention)
    return []


def pair_before(context: ArticleContext) -> list[Mention]:
    """Officials of two parties who did something together in the sentence before: "at the meeting" is theirs."""
    last = context.parsed[-1] if context.parsed else None
    if last is None or last.sentence.index != context.sentence_index - 1 or context.read.is_transcript:
        return []
    for token in last.doc:
        if token.dep_ == "ROOT":
            people = [m for m in side(subject_of(token)) if _is_official(m)]
            return people if len(parties_of(people)) > 1 else []
    return []


def expecting(frame: Frame, guests: Sequence[Mention]) -> list[Sides]:
    """ "Lima expects a visit by the minister": to the party that waits for it."""
    verb = frame.verb
    if verb is None or frame.token.dep_ != "dobj" or verb.lower_ not in _AWAITING or not guests:
        return []
    for host in side(frame.subjects):
        if len(host.parties) == 1 and host.parties[0] not in parties_of(guests):
            return visit_sides(guests, host.parties[0], host)
    return []


_AWAITING = frozenset(
    "expect expects expected expecting await awaits awaited awaiting anticipates anticipated prepares prepared "
    "hosts hosted hosting host welcomed welcomes".split()
)
