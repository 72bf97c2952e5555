"""Event nouns that their sentence does not govern, since what happened is taken as known; and plans given up."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from extract.components.clauses import is_verbal, mention_of
from extract.components.inflection import verb_forms


def is_dated_past(noun: Token) -> bool:
    """ "Yesterday's meeting", "the call last week", "talks held in May": a date of its own that can only be past."""
    if any(
        t._.date is not None and (t._.date.parts.shift or 0) < 0
        for child in noun.children
        for t in (child, *child.children)
        if not is_verbal(child)
    ):
        return True
    held = (t for t in noun.subtree if t.dep_ == "acl" and t.tag_ == "VBN" and t.lower_ in _HELD)
    return any(d._.date is not None for t in held for d in t.subtree)


_HELD = frozenset({"held", "hosted", "convened", "conducted"})
"""Participles that tell of an event as past: "the dialogue held in May"."""


_TAKING_PART = frozenset(
    "take takes took taken taking participate participated participating participates go went come came".split()
)


def is_a_setting(noun: Token) -> bool:
    """ "Was not raised at the meeting", "is not unique to the meeting": what is denied is something else."""
    if is_verbal(noun) or noun.dep_ not in ("pobj", "conj"):
        return False
    is_definite = any(c.lower_ in ("the", "this", "that", "these", "those") for c in noun.children)
    verb = next((t for t in noun.ancestors if is_verbal(t)), None)
    return is_definite and verb is not None and verb.lower_ not in _TAKING_PART


def is_a_source(noun: Token) -> bool:
    """ "No deal came of the talks", "nothing emerged from a day of talks": what is denied is what came of them."""
    current = noun
    while current.dep_ == "pobj" and current.head.lower_ in ("of", "from"):
        current = current.head.head
        if current.lower_ in _COMING_OF:
            return True
    return False


_COMING_OF = frozenset(
    "came come comes coming emerged emerges emerge resulted results result arose followed gained achieved".split()
)


def is_told_in(noun: Token) -> bool:
    """ "Ruled out a deal in a letter to X": the letter was written, whatever it says no to."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "in" or noun.lower_ not in _LETTERS:
        return False
    verb = next((t for t in noun.ancestors if t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB")), None)
    return verb is not None and verb.tag_ in ("VBD", "VBZ", "VBP")


_LETTERS = frozenset("letter letters message messages note telegram cable missive".split())


GRATEFUL = frozenset(
    "thank thanks thanked thanking praise praised praises commend commended commends applaud applauded "
    "congratulate congratulated".split()
)
_LOOKING_BACK = frozenset(
    "follow follows followed following build builds built building report reported brief briefed debrief "
    "debriefed reflect reflected".split()
)


def is_looked_back_on(noun: Token) -> bool:
    """ "Will follow up with allies on the summit", "thanked her for the talks": what these speak of has been."""
    current = noun
    while current.dep_ in ("conj", "appos"):
        current = current.head
    prep = current.head
    verb = next((t for t in prep.ancestors if is_verbal(t)), None)
    if current.dep_ != "pobj" or verb is None:
        return False
    if prep.lower_ == "for":
        return prep.head.i == verb.i and verb.lower_ in GRATEFUL
    return prep.lower_ in ("on", "upon") and verb.lower_ in _LOOKING_BACK


_SETTING_OUT = frozenset(
    "embark embarks embarking leave leaves leaving depart departs departing flying travelling traveling heading "
    "setting".split()
)


def follows_a_departure(verb: Token) -> bool:
    """ "Is leaving to attend the summit, then meeting X": deeds of a journey on which one sets out only now."""
    current = verb
    while current.dep_ in ("conj", "advcl", "xcomp", "relcl") and current.head.i != current.i:
        current = current.head
        if current.lower_ in _SETTING_OUT and current.i < verb.i:
            return verb.tag_ in ("VBG", "VBZ", "VBP", "VB")
    return False


def is_left(prep: Token) -> bool:
    """ "Pulled out of the meeting", "withdrew from the talks": who was to come does not."""
    if prep.lower_ == "from":
        return prep.head.lower_ in _WITHDRAWING
    return prep.lower_ in ("of", "out") and any(
        t.lower_ in _PULLING for t in prep.doc[max(0, prep.i - 2) : prep.i]
    )


_WITHDRAWING = verb_forms("withdraw")
_PULLING = frozenset(form for verb in "pull back bow drop opt".split() for form in verb_forms(verb))


def is_where_it_was_agreed(prep: Token, verb: Token) -> bool:
    """ "Agreed on a plan at talks in Oslo", "pledged aid during a visit": what is agreed on is not the setting."""
    return prep.lower_ in _SETTINGS and verb.tag_ in ("VBD", "VBN") and verb.lower_ in _BINDING


_SETTINGS = frozenset({"at", "during", "after", "following"})
_BINDING = frozenset("agreed resolved decided pledged committed undertook undertaken vowed promised".split())


def was_planned(verb: Token) -> bool:
    """ "Will not meet as planned", "did not travel after all": what was to be is off."""
    words = [t.lower_ for t in verb.doc]
    pairs = {" ".join(pair) for pair in pairwise(words)}
    return not pairs.isdisjoint(_AS_PLANNED)


_AS_PLANNED = frozenset(
    [
        f"as {word}"
        for word in "planned scheduled intended expected announced foreseen arranged agreed".split()
    ]
    + ["after all", "as originally", "as had", "any more", "as was"]
)


def is_willing(verb: Token) -> bool:
    """ "Would be glad to meet": no more than a wish, whoever tells it."""
    return any(c.dep_ in ("acomp", "attr", "oprd") and c.lower_ in _GLAD for c in verb.children)


_GLAD = frozenset(
    "glad happy delighted pleased honoured honored ready willing prepared open grateful".split()
)


def is_nobody(argument: Token) -> bool:
    """ "No minister met X", "none of them did", "at no point did they meet": denied, with no word for "not"."""
    if argument.dep_ == "prep" and argument.lower_ in ("at", "under", "on", "in"):
        return any(c.lower_ in _OCCASIONS and _is_no(c) for c in argument.children)
    if argument.dep_ not in ("nsubj", "nsubjpass"):
        return False
    is_somebody = mention_of(argument) is not None or argument.lower_ in _WHO
    return argument.lower_ in _NOBODY or (is_somebody and _is_no(argument))


_WHO = frozenset(
    "minister ministers official officials leader leaders president envoy envoys ambassador diplomat diplomats "
    "delegation delegations representative representatives side one party visitor guest contact contacts meeting "
    "meetings call calls talks visit visits encounter conversation".split()
)
_NOBODY = frozenset({"none", "nobody", "neither"})
_OCCASIONS = frozenset("point time stage moment circumstances occasion way".split())


def _is_no(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in noun.children)
