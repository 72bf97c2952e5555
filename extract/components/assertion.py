"""How the text asserts an event: held, planned, denied, cancelled, only wished for, only claimed.

The walk starts at the predicate and climbs through the verbs and nouns that govern it, collecting cues;
the strongest decides. Coordinated verbs share auxiliaries and governors; relative clauses and the clauses
before them are no governors.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from extract.components.assertion_rules import cues, particles
from extract.components.assertion_settings import (
    GRATEFUL,
    follows_a_departure,
    is_a_setting,
    is_a_source,
    is_dated_past,
    is_left,
    is_looked_back_on,
    is_nobody,
    is_told_in,
    is_where_it_was_agreed,
    is_willing,
    was_planned,
)
from extract.components.clauses import clause_verb, has_to, is_verbal, mention_of, spread
from extract.components.frames import Frame
from extract.components.mentions import Mention

AssertionKind = Literal["asserted", "planned", "hypothetical", "denied", "cancelled", "claimed"]
_STRENGTH: dict[str, int] = {
    "asserted": 0,
    "claimed": 1,
    "planned": 2,
    "hypothetical": 3,
    "denied": 4,
    "cancelled": 5,
}
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_POSSIBLE = frozenset({"could", "may", "might", "should", "must", "can", "ought"})
_TAKEN = frozenset({"opportunity", "chance", "occasion", "pleasure", "honor", "honour", "privilege"})
SPEECH = frozenset(
    "say said says saying tell told tells state stated states report reported reports announce announced announces "
    "add added adds note noted notes confirm confirmed confirms declare declared declares write wrote writes argue "
    "argued argues explain explained explains stress stressed stresses insist insisted insists mention mentioned "
    "recall recalled inform informed believe believed according claim claimed claims allege alleged alleges suggest "
    "suggested disclose disclosed reveal revealed acknowledge acknowledged admit admitted reiterate reiterated".split()
)


_BEING_TO = frozenset({"is", "are", "was", "were", "be", "going"})
_KNOWING = frozenset(
    "know knows knew known recall recalls recalled noted remember remembers remembered remind reminds repeat "
    "repeats repeated recognize recognise see seen saw hear heard learn learned learnt understand understood "
    "realize realise".split()
)


@dataclass(frozen=True, slots=True)
class Assertion:
    """The reading of an event: its kind, the cue behind it, who is quoted for it, and its tense for dates."""

    kind: AssertionKind
    rule_id: str | None
    claimant: Mention | None
    is_future: bool


def assertion_of(frame: Frame, *, ignoring: Collection[str] = ()) -> Assertion:
    """The assertion of a frame's event; cues in `ignoring` mean nothing there ("offer", "wish": so one greets)."""
    found = [cue for cue in _cues_of(frame) if cue[1] not in ignoring]
    if not is_verbal(frame.token) and any(cue[0] == "planned" for cue in _noun_cues(frame.token)):
        found = [cue for cue in found if cue[0] != "hypothetical"]  # "opportunities during the planned visit"
    kind, rule_id = max(found, key=lambda cue: _STRENGTH[cue[0]], default=("asserted", None))
    future = any(cue[0] in ("planned", "hypothetical", "cancelled") for cue in found)
    if (
        kind == "cancelled" and frame.verb is not None
    ):  # "having put off an October trip": that October is past
        future = not any(child.lower_ in ("had", "having") for child in frame.verb.children)
    if kind == "denied" and frame.verb is not None and frame.verb.tag_ == "VBD":
        future = False  # "skipped a planned meeting on Tuesday"
    return Assertion(kind, rule_id, _claimant(frame), future)  # type: ignore[arg-type]


def _cues_of(frame: Frame) -> Iterator[tuple[str, str | None]]:
    token = frame.token
    if not is_verbal(token):
        yield from _noun_cues(token)
        if is_dated_past(token) or is_looked_back_on(token) or is_told_in(token):
            return  # "asked for a readout of yesterday's meeting"
        occasion = _with_its_rounds(token)
        if occasion.dep_ == "pobj" and occasion.head.lower_ in ("after", "following", "since", "despite"):
            return  # "agreed to stay in touch after the call": what follows an event does not govern it
        if frame.verb is not None:
            yield from _event_cues(frame.verb, token)
            yield from _between_cues(token, frame.verb)
    if frame.verb is not None:
        if follows_a_departure(frame.verb):
            yield "planned", "future"
        is_setting = is_a_setting(token) or is_a_source(token)
        for cue in _verb_cues(frame.verb):
            if not (is_setting and cue[1] == "negation"):
                yield cue


def _with_its_rounds(noun: Token) -> Token:
    """ "After two rounds of talks": the rounds."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.tag_[:2] == "NN":
        noun = noun.head.head
    return noun


def _noun_cues(token: Token) -> Iterator[tuple[str, str | None]]:
    for child in token.children:
        if child.dep_ in ("amod", "det", "compound", "nmod", "advmod"):
            cue = cues().get(("modifier", child.lower_))
            if cue:
                yield cue
    if token.i and token.nbor(-1).lower_ == "without":
        yield "denied", "without"


def _event_cues(verb: Token, noun: Token) -> Iterator[tuple[str, str | None]]:
    """Verbs whose subject or object the event noun is: "was due but was called off", "cancelled the talks"."""
    shared = [
        c
        for c in verb.children
        if c.dep_ == "conj" and not any(g.dep_ in ("nsubj", "dobj") for g in c.children)
    ]
    shared += [c for c in verb.children if c.dep_ == "xcomp" and verb.lower_ in ("had", "has", "have")]
    for current in [verb, *(shared if noun.dep_ in ("nsubj", "nsubjpass") else [])]:
        cue = cues().get(("subject", current.lower_))
        if cue and (current.i != verb.i or _is_theme(verb, noun)):
            yield cue
        for child in current.children:
            if child.dep_ in ("prt", "advmod") or child.tag_ == "RP":
                cue = particles().get((current.lower_, child.lower_))
                if cue:
                    yield cue
            elif child.dep_ == "xcomp" and has_to(child) and current.lower_ in ("is", "are", "was", "were"):
                yield "planned", "be.to"  # "the second round is to open on Friday"
            elif child.dep_ == "acomp" and child.lower_ in ("due", "scheduled", "set", "planned", "expected"):
                yield "planned", "planned.event"


def _is_theme(verb: Token, noun: Token) -> bool:
    current = noun
    while current.i != verb.i and current.head.i != current.i:
        if current.head.i == verb.i:
            return current.dep_ in ("nsubjpass", "dobj") or (current.dep_ == "nsubj" and verb.tag_ == "VBN")
        if current.dep_ not in ("conj", "compound"):
            return False
        current = current.head
    return False


def _between_cues(token: Token, verb: Token) -> Iterator[tuple[str, str | None]]:
    """Cue nouns and the verb itself above an event noun: "a call for talks", "proposed a meeting"."""
    if any(c.dep_ == "expl" for c in verb.children) and _is_none(token):
        yield "denied", "negation"
    current = token
    while current.i != verb.i and current.head.i != current.i:
        head = current.head
        if head.dep_ == "prep" or head.tag_ in ("IN", "TO"):
            if current.i == token.i and is_where_it_was_agreed(head, verb):
                return
            if is_left(head):
                yield "cancelled", "pulled.out"
            if head.lower_ in ("ahead", "before", "pending") and not _is_followed(head):
                yield "planned", "planned.nouns"
            elif head.lower_ == "without":
                yield "denied", "without"
            if head.nbor(-1).lower_ == "ahead" if head.i else False:
                yield "planned", "planned.nouns"
        elif current.dep_ != "conj":
            cue = _complement_cue(head, current)
            if cue:
                yield cue
        current = head


def _is_none(noun: Token) -> bool:
    """ "There is not renewed fighting": the parser hangs "not" on the adjective."""
    return any(g.dep_ == "neg" for c in noun.lefts if c.dep_ == "amod" for g in c.children)


def _complement_cue(governor: Token, below: Token) -> tuple[str, str] | None:
    """The cue of a governing word, only for what it governs: "called for talks", not "called during talks"."""
    cue = cues().get(("complement", governor.lower_)) if not _is_followed(governor) else None
    if below.dep_ in ("xcomp", "pcomp", "ccomp", "dobj", "advcl") and is_verbal(below):
        phrases = [(governor.lower_, t.lower_) for t in governor.children]
        phrases.append(
            (governor.head.lower_, governor.lower_)
        )  # "put off visiting X": a preposition to the parser
        cue = next((particles()[phrase] for phrase in phrases if phrase in particles()), cue)
    if governor.lower_ in ("true", "case") and any(child.dep_ == "neg" for child in governor.head.children):
        return "denied", "not.true"
    if cue is None or (governor.lower_.startswith("open") and is_verbal(governor)):
        return None
    if cue[0] == "hypothetical" and governor.head.lower_ in ("accept", "accepted", "accepts", "accepting"):
        return "planned", "accepted"
    if below.dep_ in ("nsubj", "nsubjpass", "advcl", "npadvmod", "agent"):
        return None
    if below.dep_ == "prep" and below.lower_ == "on" and below.i < governor.i:
        return None  # "on the phone to X, Y promised"
    if below.dep_ == "acl" and (below.tag_ == "VBN" or _was_taken(governor)):
        return None  # "the support given in the flood", "had the opportunity to inform X"
    if cue[0] == "denied" and below.dep_ == "prep" and below.lower_ == "as":
        return cue  # "rejected as baseless reports of"
    if below.dep_ == "prep" and below.lower_ not in ("for", "of", "to", "on", "about", "that", "with", "in"):
        return None
    if below.dep_ == "prep" and is_verbal(governor) and below.lower_ not in ("for", "of", "to", "on"):
        return None
    if governor.lower_ in ("agreement", "agreements") and below.dep_ == "prep":
        return None
    return cue


def _was_taken(chance: Token) -> bool:
    """ "Had the opportunity to": it was used."""
    return chance.lower_ in _TAKEN and chance.dep_ == "dobj" and chance.head.lower_ in ("had", "took", "used")


def _is_followed(prep: Token) -> bool:
    """ "Laid a wreath before meeting X": after a deed that was done comes another; what is only said does not bind."""
    verb = clause_verb(prep.head) if prep.lower_ == "before" else None
    return verb is not None and verb.tag_ in ("VBD", "VBN") and verb.lower_ not in SPEECH | _SPOKEN


_SPOKEN = frozenset("spoke warned urged called vowed told asked due planned scheduled set expected".split())
_COMPLEMENTS = frozenset("xcomp ccomp acl relcl pcomp prep dobj pobj attr oprd acomp nsubj".split())


def _verb_cues(verb: Token) -> Iterator[tuple[str, str | None]]:
    """Cues on the verb that carries the event and on all verbs above it."""
    current, steps = verb, 0
    while steps < 8:
        reported = steps > 0 and current.lower_ in SPEECH  # "I should say that A met B" tells that they met
        yield from (
            cue
            for cue in _auxiliary_cues(current, steps)
            if not reported or cue[1] not in ("future", "modal")
        )
        head = current.head
        if head.i == current.i:
            yield from _headline_cue(current)
            return
        if current.dep_ == "advcl" and has_to(
            current
        ):  # "will travel there to meet X": a purpose shares the mood
            yield from _purpose_cues(head)
            current, steps = head, steps + 1
            continue
        if _ends_scope(current) or _is_other_sentence(current):
            yield from _cues_of_clause(current)
            return
        if current.dep_ == "conj":
            if not _shares_auxiliaries(current):
                current, steps = head.head, steps + 2
                continue
        elif _is_presupposed(current):
            return
        elif current.dep_ in _COMPLEMENTS:
            above = _complement_cue(head, current) or _cue_before(current)
            beside = _predicate_cue(_copula_over(head)) if current.dep_ in _SAID else None
            yield from (cue for cue in (above, beside) if cue)
            if current.dep_ == "xcomp" and has_to(current) and any(c.lower_ == "yet" for c in head.children):
                yield "denied", "negation"  # "has yet to speak with X"
            if current.dep_ == "xcomp" and has_to(current) and head.lower_ in _BEING_TO:
                yield "planned", "be.to"
        current, steps = head, steps + 1


def _purpose_cues(governor: Token) -> Iterator[tuple[str, str | None]]:
    """ "An invitation for X to visit Y": what the noun that the infinitive hangs on makes of it."""
    cue = None if is_verbal(governor) else cues().get(("complement", governor.lower_))
    if cue is not None:
        yield cue


def _is_presupposed(verb: Token) -> bool:
    """What is known or thanked for is so, however it is brought up: "you'll recall that A met B"."""
    if verb.dep_ == "ccomp":
        return verb.head.lower_ in _KNOWING and not has_to(verb)
    return verb.dep_ == "pcomp" and verb.head.lower_ == "for" and verb.head.head.lower_ in GRATEFUL


_SAID = frozenset({"acl", "relcl", "ccomp", "nsubj"})
_CONTENT = frozenset(
    "story stories report reports claim claims rumour rumours rumor rumors allegation allegations suggestion "
    "suggestions version versions speculation assertion assertions idea notion news".split()
)


def _ends_scope(clause: Token) -> bool:
    """A clause of its own; not a purpose ("will not be in a position to help") or what a report says."""
    if clause.dep_ not in ("relcl", "advcl", "csubj") or _is_content(clause):
        return False
    return not (clause.dep_ == "relcl" and has_to(clause))


def _is_content(clause: Token) -> bool:
    """What a report says, which the parser may take for a relative clause: "the story that A met B"."""
    that = next((c for c in clause.children if c.lower_ == "that" and c.i < clause.i), None)
    said = clause.dep_ in ("relcl", "acl") and clause.head.lower_ in _CONTENT
    return said and that is not None and that.dep_ == "mark"


def _cue_before(prep: Token) -> tuple[str, str] | None:
    """ "Underscoring its openness to meeting X": the parser hangs "to" on the verb, not on the noun before it."""
    if prep.dep_ != "prep" or not prep.i or not is_verbal(prep.head):
        return None
    noun = prep.nbor(-1)
    return _complement_cue(noun, prep) if noun.dep_ == "dobj" and noun.head.i == prep.head.i else None


def _is_other_sentence(clause: Token) -> bool:
    """ "The talks turned on grain: Peru may lend some": a clause closed by a colon is governed by no later one."""
    return clause.dep_ == "ccomp" and any(
        t.text in (":", ";") for t in clause.doc[clause.i : clause.head.i] if t.i > clause.i
    )


def _copula_over(token: Token) -> Token:
    """The verb whose subject a noun is, through "reports to the effect that"; the token itself else."""
    current = token
    while current.dep_ in ("pobj", "prep", "nsubj", "nsubjpass") and current.head.i != current.i:
        current = current.head
    return current


def _predicate_cue(verb: Token) -> tuple[str, str] | None:
    """What a copula says of a report: "that they had met was a lie", "reports that they met were untrue"."""
    for child in verb.children:
        if child.dep_ in ("attr", "acomp", "oprd"):
            cue = cues().get(("predicate", child.lower_))
            if cue:
                return cue
    return None


def _cues_of_clause(verb: Token) -> Iterator[tuple[str, str | None]]:
    """What a clause says by its own form, whatever stands above it."""
    yield from _headline_cue(verb)
    if verb.dep_ == "advcl" and _is_when_to_come(verb, verb.head):
        yield "planned", "future"


def _is_when_to_come(verb: Token, governor: Token) -> bool:
    """ "I will say so when I speak with X tonight": the present of what is to come, under a future."""
    is_present = verb.tag_ in ("VBP", "VBZ") and any(
        c.lower_ in ("when", "once", "after") for c in verb.children
    )
    return is_present and any(c.dep_ == "aux" and c.lower_ in _FUTURE for c in governor.children)


def _shares_auxiliaries(token: Token) -> bool:
    """ "Will meet A and visit B" shares its auxiliary; "did not meet A but spoke to B" does not."""
    if has_to(token) and has_to(token.head):
        return True  # "is scheduled to meet A and to call on B"
    if _has_auxiliary(token) or token.head.tag_ != token.tag_:
        return False
    return not any(child.dep_ == "cc" and child.lower_ == "but" for child in token.head.children)


def _has_auxiliary(token: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") for child in token.children)


def _auxiliary_cues(verb: Token, steps: int) -> Iterator[tuple[str, str | None]]:
    for child in verb.children:
        word = child.lower_
        if child.dep_ == "neg" or word in ("never", "neither", "nor"):
            yield ("cancelled", "not.as.planned") if was_planned(verb) else ("denied", "negation")
        elif is_nobody(child):
            yield "denied", "negation"
        elif word == "longer" and child.i and child.nbor(-1).lower_ == "no":
            yield "cancelled", "no.longer"
        elif child.dep_ == "aux" and word in _FUTURE:
            yield "planned", "future"
        elif child.dep_ == "aux" and word in _POSSIBLE:
            yield ("planned", "scheduled") if _is_scheduled(verb, word) else ("hypothetical", "modal")
        elif child.dep_ == "aux" and word in ("would", "'d", "’d"):
            wished = is_willing(verb) or not _below_speech(verb)
            yield ("hypothetical", "modal") if wished else ("planned", "reported.future")
        elif child.dep_ == "mark" and word in ("if", "unless", "whether", "until"):
            yield "hypothetical", "condition"
    if steps == 0 and verb.dep_ == "relcl" and verb.head.dep_ == "ROOT":
        yield from _headline_cue(verb)  # "Peruvian, Chilean ministers to meet on Friday"
    if steps == 0 and verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        yield "denied", "without"
    is_progressive = verb.tag_ == "VBG" and any(c.lower_ in ("is", "are", "'s", "am") for c in verb.children)
    if (
        steps == 0
        and is_progressive
        and any(token._.date is not None and token._.date.leaning == "future" for token in verb.subtree)
    ):
        yield "planned", "progressive"


def _is_scheduled(verb: Token, modal: str) -> bool:
    """ "The two should meet in Lima on Friday", told as news with its day: so it is planned; quoted, it is a wish."""
    if modal != "should" or verb.dep_ != "ROOT" or _QUOTES & {t.text for t in verb.doc}:
        return False
    return any(token._.date is not None and token.i > verb.i for token in verb.subtree)


_QUOTES = frozenset({'"', "\u201c", "\u201d", "``", "''"})


def _headline_cue(verb: Token) -> Iterator[tuple[str, str | None]]:
    """ "Fidan to visit Baku": an infinitive without a governing verb."""
    own_subject = any(child.dep_ == "nsubj" for child in verb.children)
    hung_on_name = verb.dep_ in ("relcl", "acl") and mention_of(verb.head) is not None
    if verb.tag_ == "VB" and has_to(verb) and (own_subject or hung_on_name):
        yield "planned", "headline.infinitive"


def _below_speech(verb: Token) -> bool:
    """ "Said that they would meet", "agreed that they would": the future, as it was told or settled."""
    if any(ancestor.lower_ in SPEECH for ancestor in verb.ancestors):
        return True
    settled = cues().get(("complement", verb.head.lower_)) if verb.dep_ == "ccomp" else None
    return settled is not None and settled[0] == "planned"


def _claimant(frame: Frame) -> Mention | None:
    """Who is quoted for the event: subject of the nearest governing verb of speech."""
    current = frame.verb or frame.token
    for ancestor in [current, *current.ancestors]:
        if ancestor.i != frame.token.i and ancestor.lower_ in SPEECH:
            for child in ancestor.children:
                if child.dep_ in ("nsubj", "pobj", "prep"):
                    for token in spread(child):
                        mention = mention_of(token)
                        if mention is not None and token.i != frame.token.i:
                            return mention
    return None
