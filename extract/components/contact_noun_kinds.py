"""Nouns of interaction that tell no contact: appeals, values, documents, exchanges of things."""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, is_verbal, mention_of
from extract.components.contact_sides import PHONE
from extract.components.frames import Frame
from extract.components.inflection import verb_forms
from extract.components.participants import side
from extract.components.standing_talks import are_standing
from extract.components.words import is_word

_LIGHT_LEMMAS = (
    "hold have conduct start begin open resume conclude continue attend chair join lead complete launch "
    "engage do make pay take finish host schedule plan get want seek enter participate receive give place "
    "cancel postpone propose offer request agree confirm deny announce arrange organise organize refuse "
    "prepare exchange convene need address grant accord end wrap wind suspend maintain sustain reopen restart "
    "relaunch close squeeze slot crown interrupt"
).split()

LIGHT = (
    frozenset(form for lemma in _LIGHT_LEMMAS for form in verb_forms(lemma))
    | verb_forms("co-chair")
    | verb_forms("co-host")
)

_ROUNDS = LIGHT | frozenset(
    "provide provided host hosted broker brokered mediate mediated facilitate facilitated round rounds session".split()
)

_DOCUMENT = frozenset(
    "agreement treaty pact accord deal agreements treaties contract partnership fta truce ceasefire text draft".split()
)

_APPEALS = frozenset(
    "reiterate reiterated renew renewed repeat repeated issue issued support supported back backed heed heeded "
    "reject echo echoed welcome welcomed".split()
)

_VALUES = frozenset(
    "importance need necessity value significance role power merits benefits primacy support".split()
)


_DEVOTIONS = frozenset("commitment commitments adherence devotion dedication".split())


def is_of_things(frame: Frame, lemma: str) -> bool:
    """ "Student exchanges between A and B", "an exchange of prisoners": only words are exchanged in talks."""
    if lemma != "exchange":
        return False
    exchanged = {t.lower_ for t in frame.preps.get("of", ())}
    told = exchanged | modifiers(frame)
    if exchanged and not exchanged & _WORDS:
        return True
    return frame.token.lower_ == "exchanges" and not told & (_WORDS | _FORMAL)


_WORDS = frozenset(
    "view views opinion opinions idea ideas assessments thoughts impressions information".split()
)

_FORMAL = frozenset("diplomatic high-level ministerial political top-level bilateral verbal official".split())


def is_a_value(frame: Frame) -> bool:
    """ "Agreed on the importance of dialogue in the region": whose dialogue it is nobody says."""
    prep = frame.token.head
    while prep.dep_ == "conj":
        prep = prep.head
    if prep.lower_ == "to" and prep.head.lower_ in _DEVOTIONS:
        return True  # "reaffirmed its commitment to dialogue with X"
    praised = prep.lower_ in ("of", "for", "in") and prep.head.lower_ in _VALUES
    return praised and "with" not in frame.preps and not between_preps(frame)


def is_a_qualifier(frame: Frame) -> bool:
    """ "Exchange programmes", "the dialogue format": the noun only says what kind of thing the next one is."""
    token = frame.token
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    is_before_its_noun = (
        following is not None and following.i <= token.head.i and following.tag_ in ("NN", "NNS")
    )
    is_before_its_noun = is_before_its_noun and following is not None and following._.date is None
    return token.dep_ == "compound" and is_before_its_noun and mention_of(token.head) is None


def is_a_loose_word(frame: Frame, lemma: str) -> bool:
    """ "A word with the minister" is had, "contact" is by telephone or between people: else they are other things."""
    verb = frame.verb.lower_ if frame.verb is not None else ""
    if lemma == "word":
        return verb not in ("had", "have", "has", "having", "exchanged") or "with" not in frame.preps
    if lemma == "contact":
        return not modifiers(frame) & (PHONE | _HIDDEN)
    if lemma == "communication":
        return not modifiers(frame) & PHONE
    if lemma in ("engagement", "interaction"):
        return not any(m.persons or m.kind == "role" for m in side(frame.preps.get("with", [])))
    return False


_HIDDEN = frozenset("secret clandestine covert direct indirect unofficial informal backchannel".split())

_AT_A_STANDSTILL = frozenset(
    "stalled stall frozen deadlocked stuck dormant stagnated dragged drag dragging limped faltered foundered".split()
)


def is_at_a_standstill(frame: Frame) -> bool:
    """ "Dialogue between A and B has stalled": what does not go on is no contact of a day."""
    verb = frame.verb
    return verb is not None and verb.lower_ in _AT_A_STANDSTILL and frame.token.dep_ in ("nsubj", "nsubjpass")


def is_on_the_phone(frame: Frame) -> bool:
    """ "The ministers were on the phone for an hour", "X picked up the phone to Y"."""
    token = frame.token
    if frame.verb is not None and frame.verb.lower_ in _LIFTING and token.dep_ == "dobj":
        return token.lower_ in ("phone", "telephone", "receiver")
    held = frame.verb is not None and frame.verb.lower_ in ("was", "were", "is", "are", "been", "be", "got")
    return held and token.lower_ in ("phone", "telephone", "line") and token.head.lower_ == "on"


_LIFTING = verb_forms("pick") | verb_forms("lift")
_IN_PERSON = frozenset("courtesy farewell protocol introductory curtain".split())


def is_appeal(frame: Frame) -> bool:
    """ "A call for calm", "its call to all parties": no conversation."""
    token = frame.token
    if token.lower_ in ("phone", "telephone", "line"):
        return True
    if token.lower_ not in ("call", "calls") or modifiers(frame) & PHONE:
        return False
    if modifiers(frame) & _IN_PERSON:
        return True
    verb = frame.verb.lower_ if frame.verb is not None else ""
    partners = [m for name in ("with", "between", "to", "from") for m in side(frame.preps.get(name, []))]
    if any(m.persons or m.kind in ("role", "group") for m in partners):
        return verb in _APPEALS
    asks = any(child.dep_ in ("acl", "relcl") and child.tag_ == "VB" for child in token.children)
    is_setting = token.dep_ == "pobj" and token.head.lower_ in ("in", "during")
    # "In the call they turned to cables": what the verb governs says nothing about the call.
    preps = {c.lower_ for c in token.children if c.dep_ == "prep"} if is_setting else set(frame.preps)
    on = [t for t in frame.preps.get("on", ()) if t._.date is None] if "on" in preps else []
    return asks or bool(on) or bool(preps & {"for", "to"}) or verb in _APPEALS


_CONCLUDING = frozenset("conclude complete finish finalise finalize".split())
_SOON = frozenset("successful early swift speedy rapid quick timely prompt".split())


def is_about_a_document(frame: Frame, lemma: str) -> bool:
    """Standing negotiations on a treaty are an agreement under negotiation; only a round of them is a contact."""
    if lemma not in ("negotiation", "consultation", "discussion", "talk"):
        return False
    about = [
        t for name in ("on", "over", "for", "about", "towards", "toward") for t in frame.preps.get(name, ())
    ]
    if any(t.lower_ in _DOCUMENT for t in about) and lemma == "negotiation":
        return True
    modifiers = {child.lower_ for child in frame.token.children}
    if modifiers & {"accession", "membership"}:
        return True
    if lemma == "negotiation" and frame.verb is not None and frame.verb.lower_ in _CONCLUDING:
        return True  # "expect to conclude the negotiations": they go on
    if lemma in ("negotiation", "talk") and are_standing(frame):
        return True
    end = frame.token.head.head  # "hoped for an early conclusion of the negotiations": they go on
    if end.lower_ in ("conclusion", "completion") and any(c.lower_ in _SOON for c in end.children):
        return True
    return (
        lemma == "negotiation"
        and bool(modifiers & {"ongoing", "continuing", "current"})
        and not _is_round(frame)
    )


def _is_round(frame: Frame) -> bool:
    words = {frame.verb.lower_} if frame.verb is not None else set()
    return bool((words | {frame.token.head.head.lower_}) & _ROUNDS)


def between_preps(frame: Frame) -> list[Token]:
    """Prepositions of a pair that are the noun's: its own, its verb's, or of a clause that tells of its holding."""
    noun = frame.token
    told = clauses_of_holding(noun)
    holders = {noun.i, *(clause.i for clause in told)} | ({frame.verb.i} if frame.verb is not None else set())
    tokens = {t.i: t for t in [*clause_tokens(noun), *(t for clause in told for t in clause.subtree)]}
    preps = [
        t
        for _, t in sorted(tokens.items())
        if t.lower_ in ("between", "among", "amongst", "involving")
        and t.dep_ in ("prep", "conj", "pcomp", "acl")
    ]
    return [
        t
        for t in preps
        if t.head.i in holders or any(a.i in holders for a in _upward(t)) or _ends_the_phrase(t, noun)
    ]


def clauses_of_holding(noun: Token) -> list[Token]:
    """ "A call that took place on Sunday between", "talks scheduled between", "consultations which were held"."""
    return [
        c
        for c in noun.children
        if is_verbal(c) and (c.dep_ == "acl" or (c.dep_ == "relcl" and c.lower_ in LIGHT | _HAPPENING))
    ]


_HAPPENING = frozenset(
    form for verb in "occur happen follow ensue come unfold".split() for form in verb_forms(verb)
)


def _ends_the_phrase(prep: Token, noun: Token) -> bool:
    """ "Talks on the waters between A and B": those between two parties talk, unless it is a border or a deal."""
    topic = prep.head
    within = noun.i < topic.i < prep.i and noun.is_ancestor(topic)
    return within and topic.tag_[:2] == "NN" and not is_word("relational_noun", topic.lower_)


def _upward(token: Token) -> list[Token]:
    """Heads above a preposition up to the first noun: "as well as between" hangs under another preposition.

    A day or a place told before it is passed over: "took place in Lima in recent days between".
    """
    found = []
    current = token
    while current.head.i != current.i:
        current = current.head
        found.append(current)
        if current.tag_[:2] in ("NN", "VB") and mention_of(current) is None and current._.date is None:
            break
    return found


def modifiers(frame: Frame) -> set[str]:
    """Words that stand before the noun of a frame and qualify it: "telephone", "bilateral"."""
    return {child.lower_ for child in frame.token.children if child.dep_ in ("compound", "amod", "nmod")}
