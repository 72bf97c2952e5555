"""What an article makes of a crisis event: reported, claimed, denied, threatened, planned, or nothing to code.

On top of the general reading of assertion come two rules of the codebook: a noun of violence keeps its reality
under words that presuppose it ("called for an end to the war"), and loses it under words that make it general
("the risk of attacks"); and what only a party to the conflict says of its enemy is a claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from extract.components.assertion import SPEECH, assertion_of
from extract.components.crises_parties import Named, perpetrator
from extract.components.crises_words import is_crisis_word
from extract.components.frames import Frame, is_verbal, mention_of, spread, subject_of
from extract.components.mentions import Mention

HOSTILE = frozenset({"armed_attack", "air_strike", "cyber_attack"})
SUDDEN = frozenset({"armed_conflict", "natural_disaster", "transport_accident", "health_emergency", "unrest"})
MEASURES = frozenset({"sanction", "travel_advisory", "airspace_closure", "border_closure", "flight_suspension", "evacuation"})
_ACCUSING = frozenset("accuse accused accuses accusing allege alleged alleges claim claimed claims blame blamed blames".split())
_DENYING = frozenset("deny denied denies denying refute refuted refutes rebut rebutted disavow debunked disproved denial denials".split())
_REJECTING = frozenset("reject rejected rejects dismiss dismissed dismisses rejecting dismissing".split())
_CHARGES = frozenset("claim claims allegation allegations accusation accusations report reports charge charges".split())
_THREATENING = frozenset("threaten threatened threatens threatening threat threats".split())
_LEADS = frozenset({"after", "following", "since", "amid", "despite", "during", "over", "because", "as"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Status of an event with whoever vouches for it; `is_future` leads the reading of its date."""

    status: str
    claimant: Mention | None = None
    group: str | None = None  # an armed group that is the claimant
    denier: tuple[Token, ...] = ()
    is_future: bool = False


def standing(token: Token) -> str | None:
    """What the words above an event noun make of it: "real", "general", or None where they say nothing."""
    if any(c.dep_ in ("relcl", "acl") and c.tag_ in ("VBD", "VBN") and is_crisis_word("striking", c.lower_) for c in token.children):
        return "real"
    if any(is_crisis_word("generic", child.lower_) for child in token.children if child.dep_ in ("amod", "det", "compound", "nmod", "advmod")):
        return "general"
    if token.dep_ in ("nsubj", "conj") and token.head.lower_ in _THREATENING | {"loom", "looms", "looming", "loomed"}:
        return "general"
    current, steps = token, 0
    while current.head.i != current.i and steps < 5:
        head = current.head
        if current.dep_ in ("relcl", "advcl", "ccomp") or (current.dep_ == "acl" and current.tag_ != "VB") or (current.dep_ == "nsubj" and is_verbal(head)):
            return None
        word = head.lower_
        if any(c.dep_ == "det" and c.lower_ == "no" for c in head.children):
            return "general"
        if current.dep_ not in ("conj", "appos"):
            if word in _LEADS and head.dep_ in ("prep", "mark"):
                return "real"
            if is_crisis_word("presupposing", word):
                return "real"
            if is_crisis_word("generic", word) and not (current.dep_ == "prep" and current.lower_ in ("in", "during", "after")):
                return "general"
        if is_verbal(head) and head.dep_ in ("ROOT", "relcl", "advcl", "ccomp"):
            return None
        current, steps = head, steps + 1
    return None


def _plotted(verb: Token) -> str | None:
    """ "Plotted to kidnap", "tried to prevent ... from attacking": the act itself is not asserted."""
    current = verb
    while current.dep_ in ("xcomp", "pcomp", "acl", "prep", "conj", "pobj") and current.head.i != current.i:
        current = current.head
        if is_crisis_word("generic", current.lower_):
            return "general"
    return None


def verdict_of(
    frame: Frame, code: str, actors: Sequence[Named], affected: Sequence[Named], group: str | None, *, is_defence: bool = False
) -> Verdict | None:
    """The verdict on an event, or None if the text does not assert, plan, threaten, claim or deny it."""
    place = _plotted(frame.token) if is_verbal(frame.token) else standing(frame.token)
    if place == "general":
        return None
    denier = _denier(frame)
    claimant, voice = claimant_of(frame)
    if denier is not None:
        return Verdict("denied", claimant, voice, denier)
    assertion = assertion_of(frame)
    kind = "asserted" if place == "real" and assertion.kind != "claimed" else assertion.kind
    if kind == "planned" and code in MEASURES and (_is_announced(frame) or _is_decided(frame)):
        kind = "asserted"
    if kind == "asserted" and code in MEASURES and _is_prepared(frame):
        kind = "planned"
    if kind == "asserted" and _is_rumoured(frame):
        kind = "claimed"
    if kind in ("planned", "hypothetical", "denied", "cancelled"):
        return _unreal(frame, code, kind)
    boast = is_defence and claimant is not None and bool(set(claimant.parties) & {item.code for item in actors})
    if kind == "claimed" or boast or _is_interested(code, claimant, voice, actors, affected, group):
        return Verdict("claimed", claimant, voice)
    return Verdict("reported", claimant, voice)


def _is_announced(frame: Frame) -> bool:
    """Announcing a measure is taking it."""
    near = [frame.token, *list(frame.token.ancestors)[:3]]
    return any(t.lower_.startswith("announc") for t in near) and not any(t.lower_ in ("will", "plan", "plans", "intends") for t in frame.token.doc)


def _is_decided(frame: Frame) -> bool:
    """ "Has decided to impose": a measure is dated by its adoption."""
    verbs = [frame.token, *frame.token.ancestors][:4]
    return any(t.lower_ in ("decided", "agreed", "approved", "resolved", "ordered") for t in verbs)


def _is_prepared(frame: Frame) -> bool:
    """ "Is preparing flights to bring home": still to come."""
    return any(t.lower_ in _PREPARING for t in list(frame.token.ancestors)[:3])


_PREPARING = frozenset("prepare prepares preparing plans planning plan arranging arrange readying ready".split())


def _is_rumoured(frame: Frame) -> bool:
    """ "Reports of", "reports that": nobody in particular vouches for it."""
    chain = [frame.token, *frame.token.ancestors]
    return any(
        t.lower_ in ("reports", "rumours", "rumors") and t.tag_ == "NNS" and below.dep_ in ("prep", "acl", "ccomp", "relcl")
        for below, t in zip(chain, chain[1:5], strict=False)
    )


def _unreal(frame: Frame, code: str, kind: str) -> Verdict | None:
    if code in SUDDEN or code in HOSTILE:
        return None
    if kind == "planned":
        return Verdict("planned", is_future=True)
    if kind == "hypothetical" and any(a.lower_ in _THREATENING for a in [frame.token, *frame.token.ancestors]):
        return Verdict("threatened", is_future=True)
    return None


def _denier(frame: Frame) -> tuple[Token, ...] | None:
    """Subjects of the denial an event stands under; None if nobody denies it."""
    start = frame.verb or frame.token
    chain = [frame.token, *frame.token.ancestors]
    for position, ancestor in enumerate(chain[1:6], start=1):
        below = chain[position - 1]
        if below.dep_ in ("advcl", "relcl") and below.i != start.i:
            return None
        charged = any(token.lower_ in _CHARGES for token in chain[:position])
        if ancestor.lower_ in _DENYING or (ancestor.lower_ in _REJECTING and charged):
            if below.dep_ in ("nsubj", "prep", "npadvmod"):
                return None
            if any(word in _RESPONSIBILITY for word in (token.lower_ for token in chain[:position])):
                return None
            return tuple(token for child in ancestor.children if child.dep_ == "nsubj" for token in spread(child))
    return None


_RESPONSIBILITY = frozenset({"responsibility", "involvement", "role", "part", "complicity", "knowledge", "hand", "behind", "involved", "responsible"})


def claimant_of(frame: Frame) -> tuple[Mention | None, str | None]:
    """Who says so: subject of the nearest verb of speech or accusation above, or "according to X"."""
    chain = [frame.token, *frame.token.ancestors]
    for ancestor in chain[1:]:
        if ancestor.lower_ in SPEECH or ancestor.lower_ in _ACCUSING:
            speakers = [t for child in ancestor.children if child.dep_ == "nsubj" for t in spread(child)] or subject_of(ancestor)
            speakers = [t for t in speakers if t not in chain]
            if speakers:
                return _voice(speakers)
    for token in frame.token.doc:
        if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to":
            return _voice([t for t in token.subtree if t.dep_ == "pobj"][:1])
    return None, None


def _voice(tokens: Sequence[Token]) -> tuple[Mention | None, str | None]:
    group = perpetrator(tokens)
    if group:
        return None, group
    for token in tokens:
        mention = mention_of(token)
        if mention is not None and (mention.parties or mention.persons):
            return mention, None
        for child in token.children:
            inner = mention_of(child)
            if inner is not None and inner.parties and child.dep_ in ("amod", "compound", "poss", "nmod"):
                return inner, None
    return None, None


def _is_interested(
    code: str, claimant: Mention | None, voice: str | None, actors: Sequence[Named], affected: Sequence[Named], group: str | None
) -> bool:
    """A party to the conflict speaking about its enemy, or an armed group about itself."""
    if code not in HOSTILE:
        return False
    if voice is not None:
        return True
    if claimant is None or not claimant.parties:
        return False
    own = set(claimant.parties)
    enemies = {item.code for item in actors} - own
    return bool(own & {item.code for item in affected}) and bool(enemies or group)


_OFFICIAL = frozenset(
    "army military forces force police defence defense ministry officials authorities command guard guards air emergency interior rescuers".split()
)


def victims_by_claim(frame: Frame, actors: Sequence[Named]) -> list[Named]:
    """Who says it was struck, where the sentence names no other target: "India said shelling across the line ..."."""
    claimant, _group = claimant_of(frame)
    if claimant is None or not claimant.parties or claimant.parties[0] in {item.code for item in actors}:
        return []
    if any(a.lower_ in _ACCUSING for a in frame.token.ancestors):
        return [Named(claimant.parties[0], None, claimant, frame.token.i)]
    words = set(claimant.text.lower().split())
    near = {token.lower_ for token in frame.token.doc}
    if not words & _OFFICIAL and not (claimant.kind == "party" and near & {"border", "line", "frontier", "its", "our"}):
        return []
    return [Named(claimant.parties[0], None, claimant, frame.token.i)]


def attribution(verdict: Verdict, group: str | None) -> str | None:
    """The claimant as the warehouse names it: person, party code, or the armed group."""
    if verdict.group:
        return verdict.group
    if verdict.claimant is not None:
        if verdict.claimant.persons:
            return verdict.claimant.persons[0].full_name
        return next(iter(verdict.claimant.parties), None)
    return group
