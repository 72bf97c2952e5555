"""What a journey is for, and what is seen on it: a conference, which is no contact with its host; a trip joined."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.clauses import is_verbal, mention_of
from extract.components.contact_sides import places_among
from extract.components.frames import Frame
from extract.components.inflection import verb_forms
from extract.components.mentions import Mention

_ATTENDING = frozenset(
    form
    for lemma in "attend participate address join represent speak take lead head".split()
    for form in verb_forms(lemma)
)
_FORUMS = frozenset(
    "summit conference forum assembly ministerial session congress symposium plenary convention colloquium "
    "meeting meetings summits ministerials".split()
)
_OTHER_PURPOSES = frozenset(
    "meet meets meeting talks consult confer negotiate visit bilateral counterpart counterparts engage "
    "consultations discussions officials".split()
)


def goes_to_a_forum(frame: Frame) -> bool:
    """ "Will travel to Lima to attend the climate conference", and nothing else is said to be done there."""
    own = {code for t in frame.subjects if (m := mention_of(t)) is not None for code in m.parties}
    clauses = [t for t in frame.token.subtree if t.dep_ in ("xcomp", "advcl", "relcl") and is_verbal(t)]
    purposes = [t for t in clauses if t is not frame.token]
    purposes += frame.preps.get("for", ())
    attended = [t for purpose in purposes if (t := _forum_of(purpose, own)) is not None]
    if not attended:
        return False
    besides = [t for t in frame.token.subtree if not any(t in f.subtree for f in attended)]
    met = [m for t in besides if (m := mention_of(t)) is not None and (m.persons or m.kind == "role")]
    return not ({t.lower_ for t in besides} & _OTHER_PURPOSES or any(set(m.parties) - own for m in met))


_JOINING = verb_forms("join") | verb_forms("accompany")
_TRIPS = frozenset({"trip", "visit", "travel", "travels", "tour", "journey"})


def fellow_travellers(frame: Frame, visitors: Sequence[Mention]) -> list[Mention]:
    """ "Will head to Y, where she will join the minister on his trip", "accompanied X to Y": both travel."""
    own = {code for visitor in visitors for code in visitor.parties}
    found = []
    above = [frame.verb] if frame.verb is not None and frame.verb is not frame.token else []
    for token in [*above, *frame.token.subtree]:
        if token.lower_ not in _JOINING:
            continue
        if token is frame.token or any(t.lower_ in _TRIPS for t in token.subtree):
            joined = [m for c in token.children if c.dep_ == "dobj" and (m := mention_of(c)) is not None]
            found += [m for m in joined if m.persons and set(m.parties) <= own]
    return found


def _forum_of(purpose: Token, own: set[str]) -> Token | None:
    """The forum that is attended; "the meeting" only of a body, which is more than two."""
    if not is_verbal(purpose):
        return purpose if _is_forum(purpose, own) else None
    if purpose.lower_ not in _ATTENDING:
        return None
    inside = [t for t in purpose.subtree if t.i > purpose.i and t.dep_ in ("dobj", "pobj")]
    return next((t for t in inside if _is_forum(t, own)), None)


def _is_forum(noun: Token, own: set[str]) -> bool:
    name = mention_of(noun)
    word = (
        name.text.split()[-1].lower() if name is not None else noun.lower_
    )  # "the General Assembly" is a name
    if word not in _FORUMS:
        return False
    named = [m for t in noun.subtree if (m := mention_of(t)) is not None]
    if any((m.persons or m.kind == "role") and set(m.parties) - own for m in named):
        return False  # "the meeting with the minister"
    countries = {code for m in named if m.place_country or m.is_adjective for code in m.parties}
    return len(countries) < 2 and (word not in ("meeting", "meetings", "session") or bool(named))


def places_of_things(frame: Frame) -> list[Mention]:
    """ "Visited a camp in Jordan", "toured the port of Lomé": where what is visited lies."""
    things = [t for t in frame.objects if mention_of(t) is None and t._.date is None]
    lying = [*(c for t in things for c in t.children), *(c for c in frame.token.children if things)]
    named = [
        m
        for prep in lying
        if prep.lower_ in _LYING and prep.dep_ == "prep"
        for m in places_among(c for c in prep.children if c.dep_ == "pobj")
    ]
    return [m for m in named if not m.persons and (m.kind == "place" or m.kind == "party")][:1]


_LYING = frozenset({"in", "at", "of", "near", "outside", "around", "inside"})


def spends_a_while(verb: Token) -> bool:
    """ "Spent Tuesday in Lima", "spent two days there": hours and days, not years of a life."""
    spent = [c for c in verb.children if c.dep_ in ("dobj", "npadvmod")]
    return any(t._.date is not None or t.lower_ in _A_WHILE for t in spent)


_A_WHILE = frozenset(
    "hour hours day days night nights morning afternoon evening weekend week monday tuesday wednesday thursday friday "
    "saturday sunday".split()
)
