"""The frame of a predicate: who does it, to whom, with whom, when and where, read off the dependency tree.

Works for verbs and for nouns with a light verb ("held talks with", "came under attack from"), in active,
passive, relative, participial and coordinated clauses. Sentences are simplified before parsing, so every
participant is one token.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from spacy.tokens import Token

from extract.components.clauses import (
    STANDING_IN,
    clause_verb,
    has_contracted_has,
    is_verbal,
    mention_of,
    spread,
    subject_of,
)

_OBJECTS = frozenset({"dobj", "dative", "attr", "oprd", "obj", "npadvmod"})
_LENT = frozenset(
    "mediated brokered facilitated hosted arranged organised organized sponsored observed".split()
)
_ACTIVE = {"nsubjpass": "nsubj", "auxpass": "have"}  # "she's discussed it", taken for a passive
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})


@dataclass(slots=True)
class Frame:
    """Arguments of one predicate token; lists keep text order, coordination is spread out."""

    token: Token
    verb: Token | None  # the verb that carries tense and status; the token itself for verbal predicates
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    agents: list[Token] = field(default_factory=list)
    modifiers: list[Token] = field(default_factory=list)
    preps: dict[str, list[Token]] = field(default_factory=lambda: defaultdict(list))
    is_passive: bool = False

    def is_headed_by(self, token: Token) -> bool:
        """Whether a token is the predicate, or the verb that carries it."""
        return token.i == self.token.i or (self.verb is not None and token.i == self.verb.i)


def _read_children(head: Token, frame: Frame, *, of_noun: bool) -> None:
    is_active = has_contracted_has(head)
    for child in head.children:
        dep = _ACTIVE.get(child.dep_, child.dep_) if is_active else child.dep_
        if dep in ("nsubj", "csubj"):
            frame.subjects.extend(spread(child))
        elif dep == "nsubjpass":
            frame.is_passive = True
            frame.objects.extend(spread(child))
        elif dep == "auxpass":
            frame.is_passive = True
            hung_low = [
                t for t in child.children if t.dep_ in ("nsubj", "nsubjpass")
            ]  # the parser at times hangs the subject there
            frame.objects.extend(t for inner in hung_low for t in spread(inner))
        elif dep == "npadvmod" and not of_noun and _stands_for_subject(child, head):
            frame.subjects.extend(spread(child))  # "Norway today imposed": taken for an adverb
        elif dep == "aux" and not of_noun:
            # "is today imposing": the parser at times hangs the subject on the auxiliary
            frame.subjects.extend(
                t for inner in child.children if inner.dep_ == "nsubj" for t in spread(inner)
            )
        elif dep in _OBJECTS and not of_noun and child.tag_ not in ("IN", "TO") and not _is_when(child):
            frame.objects.extend(spread(child))
        elif dep in ("prep", "agent", "dative", "mark", "advmod") and child.tag_ in ("IN", "TO", "RP", "RB"):
            _read_preposition(child, frame)
        elif dep in _MODIFIERS and of_noun:
            frame.modifiers.extend(spread(child))
        elif dep == "acl" and of_noun and child.tag_ in ("VBN", "VBD"):
            known = len(frame.agents)
            _read_children(child, frame, of_noun=False)
            if child.lower_ in _LENT:
                # who lends the place does not thereby take part; a person who hosts does
                frame.agents[known:] = [t for t in frame.agents[known:] if (m := mention_of(t)) and m.persons]
        elif dep == "conj" and child.tag_ == "IN":
            _read_preposition(child, frame)
        elif dep == "conj" and not of_noun and mention_of(child) is not None and frame.objects:
            frame.objects.extend(spread(child))  # "received A and then B"


def _is_when(child: Token) -> bool:
    """ "Is to be received by the president later today": a day is no object."""
    return child.dep_ == "npadvmod" and child._.date is not None


def _stands_for_subject(adverb: Token, verb: Token) -> bool:
    """ "Norway today imposed"; in a headline a comma joins the two: "Kenya, Uganda hold talks"."""
    own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "auxpass")]
    opens_pair = adverb.i == 0 and any(t.i == 2 and t.nbor(-1).lower_ == "," for t in own)
    mention = mention_of(adverb)
    is_free = not own or opens_pair
    return adverb.i < verb.i and is_free and mention is not None and mention.kind == "party"


def _read_preposition(prep: Token, frame: Frame) -> None:
    name = prep.lower_
    for child in prep.children:
        if child.lower_ in ("whom", "which") and child.dep_ == "pobj":
            frame.preps[name].extend(_antecedent(child))
        elif child.dep_ in ("pobj", "pcomp") and not is_verbal(child):
            target = frame.agents if name == "by" and prep.dep_ == "agent" else frame.preps[name]
            target.extend(spread(child))
        elif child.dep_ in ("prep", "conj", "pcomp") and child.tag_ == "IN":
            _read_preposition(child, frame)


def _meant_by(token: Token) -> list[Token]:
    """A relative object is the noun it stands for: "X, whom Y received"."""
    if token.lower_ not in ("whom", "which") or token.dep_ != "dobj":
        return [token]
    return _antecedent(token)


def _antecedent(relative: Token) -> list[Token]:
    """What "whom" stands for: the noun that its clause qualifies."""
    before = [token for token in relative.doc[: relative.i] if mention_of(token) is not None]
    for ancestor in relative.ancestors:
        if ancestor.dep_ in ("relcl", "acl"):
            found = list(spread(ancestor.head))
            hung_high = relative.lower_ == "whom" and all(mention_of(t) is None for t in found)
            return before[-1:] if hung_high else found
    return before[-1:]


def frame_of(token: Token) -> Frame:
    """The frame of a predicate, verbal or nominal."""
    if is_verbal(token):
        return _verb_frame(token)
    return _noun_frame(token)


def _verb_frame(token: Token) -> Frame:
    frame = Frame(token, token)
    _read_children(token, frame, of_noun=False)
    frame.subjects = [t for t in frame.subjects if t.lower_ not in STANDING_IN]
    frame.objects = [
        found
        for t in frame.objects
        for found in _meant_by(t)
        if found.dep_ != "nsubjpass" or found.tag_[0] != "W"
    ]
    finite = any(child.dep_ in ("aux", "nsubj") for child in token.children)
    bare_participle = (
        _qualifies(token) and token.tag_ == "VBN" and not frame.is_passive and not finite
    ) and not any(_is_done_to(child) for child in token.children)
    if bare_participle:
        frame.is_passive = True
    frame.objects.extend(_objects_astray(token, frame))
    if frame.is_passive and not frame.objects:
        frame.objects = subject_of(token)
    elif not frame.is_passive and not frame.subjects:
        frame.subjects = subject_of(token)
        frame.objects = [t for t in frame.objects if t not in frame.subjects]
    has_own_subject = any(
        child.dep_ == "nsubj" and child.lower_ not in STANDING_IN for child in token.children
    )
    is_open = token.dep_ == "relcl" and not frame.is_passive and not frame.objects and frame.subjects
    # "The envoy whom he met", but not "Rabat, where he met with the envoy".
    is_of_place = any(child.tag_ == "WRB" for child in token.children)
    if is_open and has_own_subject and not is_of_place:
        frame.objects = list(spread(token.head))
    return frame


def _qualifies(participle: Token) -> bool:
    """ "The minister, received by X": beside its noun, or an opener with its agent, "Received by X, the minister"."""
    has_agent = any(child.dep_ == "agent" for child in participle.children)
    return participle.dep_ in ("acl", "amod") or (participle.dep_ == "advcl" and has_agent)


def _is_done_to(child: Token) -> bool:
    """An object behind the verb, which the parser takes for an adverb after a long phrase."""
    return child.dep_ == "dobj" or (child.dep_ == "npadvmod" and mention_of(child) is not None)


def _objects_astray(verb: Token, frame: Frame) -> list[Token]:
    """ "Met A in X on Monday and B in Y": the parser coordinates B with Monday."""
    if not frame.is_passive and not frame.objects:
        return _object_behind_an_adverbial(verb) or _object_hung_higher(verb)
    if not any(mention_of(t) for t in frame.objects):
        return []
    found: list[Token] = []
    for prep in verb.children:
        for child in prep.children if prep.dep_ == "prep" else ():
            if child._.date is None and not ((m := mention_of(child)) and m.place_name):
                continue
            beside = [c for c in prep.children if c.i > child.i and c.dep_ == "pobj" and _is_office(c)]
            for other in (*(c for c in child.children if c.dep_ == "conj"), *beside):
                named = mention_of(other)
                if named is not None and (named.persons or named.place_country or named.kind == "role"):
                    found.extend(spread(other))  # "met A and, in the evening, B"
    return found


def _object_behind_an_adverbial(verb: Token) -> list[Token]:
    """ "Received on Sunday the minister": the parser takes the minister for an apposition of the day or place."""
    for day in verb.children:  # "received at the palace, this morning, the minister"
        behind = [c for c in day.children if day._.date is not None and day.i > verb.i and _is_office(c)]
        if behind:
            return list(spread(behind[0]))
    for prep in verb.children:
        setting = next((c for c in prep.children if prep.dep_ == "prep" and c.dep_ == "pobj"), None)
        if prep.i < verb.i or setting is None or prep.lower_ not in ("on", "in", "at"):
            continue
        for token in [setting, *setting.children]:
            named = mention_of(token)
            is_person = named is not None and bool(named.persons or named.kind == "role")
            is_behind = token.i > prep.i + 1 and (token is not setting or _is_place(token.nbor(-1)))
            if is_person and is_behind and (token is setting or _is_adverbial(setting)):
                return list(spread(token))
    return []


def _object_hung_higher(verb: Token) -> list[Token]:
    """ "Held talks, after which the two signed, in public, an accord": of two objects the later is the inner verb's."""
    governor = clause_verb(verb.head) if verb.dep_ in ("relcl", "advcl") else None
    things = [c for c in governor.children if c.dep_ == "dobj"] if governor is not None else []
    is_split = len(things) > 1 and things[0].i < verb.i < things[-1].i
    return list(spread(things[-1])) if is_split else []


def _is_place(token: Token) -> bool:
    named = mention_of(token)
    return named is not None and named.place_name is not None and named.kind == "place"


def _is_office(token: Token) -> bool:
    named = mention_of(token)
    return named is not None and bool(named.persons or named.kind == "role")


def _is_adverbial(token: Token) -> bool:
    named = mention_of(token)
    is_seat = token.head.lower_ == "at" and named is not None and named.kind in ("party", "institution")
    return token._.date is not None or _is_place(token) or is_seat


def _noun_frame(token: Token) -> Frame:
    verb = _light_verb(token)
    frame = Frame(token, verb)
    _read_children(token, frame, of_noun=True)
    if verb is not None:
        outer = Frame(verb, verb)
        _read_children(verb, outer, of_noun=False)
        frame.is_passive = outer.is_passive
        subjects = [t for t in outer.subjects if t.lower_ not in STANDING_IN] or subject_of(verb)
        frame.subjects = [t for t in subjects if t.i != token.i]
        frame.agents.extend(outer.agents)
        frame.objects = [t for t in outer.objects if t.i != token.i and t not in frame.subjects]
        for name, tokens in outer.preps.items():
            frame.preps[name].extend(t for t in tokens if t.i != token.i and t not in frame.preps[name])
    return frame


def _light_verb(token: Token) -> Token | None:
    """The verb a noun is subject or object of, through coordination and "a series of talks"."""
    current = token
    while current.head.i != current.i:
        head = current.head
        if is_verbal(head):
            return head
        if current.dep_ not in (
            "conj",
            "pobj",
            "prep",
            "compound",
            "appos",
            "nmod",
            "dobj",
            "attr",
            "nsubj",
            "poss",
            "amod",
            "pcomp",
        ):
            return clause_verb(head)
        current = head
    return current if is_verbal(current) else None
