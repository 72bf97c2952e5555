"""What a date of a parsed sentence stands for, apart from any event: a term, part of a name, a point counted from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from extract.components.assertion import SPEECH
from extract.components.clauses import is_verbal
from extract.components.dates import DateExpression

FURTHER = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth another further later earlier previous next "
    "new fresh final last follow follow-up additional separate subsequent prior preceding renewed".split()
)
"""Words by which an occasion is one more of those told before: "a previous round", "the next meeting"."""
ROUNDS = frozenset({"round", "rounds", "session", "sessions"})
OCCASIONS = frozenset(
    "session meeting talks summit visit signing ceremony call conversation negotiations occasion trip "
    "margins sidelines fringes event".split()
)
LARGER = OCCASIONS | frozenset(
    "dialogue conference consultations discussions gathering forum round tour mission stay reception".split()
)
_YEARS = re.compile(r"(?:from )?(?:19|20)\d\d(?: ?[-–/] ?| to | until | through )(?:19|20)?\d\d")
_SPANNED = frozenset({"between", "from", "during"})
_TOLD = SPEECH | frozenset({"saw", "seen", "heard", "know", "read", "reported", "announced", "noted"})
_RANKS = frozenset("first second third most least only largest biggest".split())
_SAYING = frozenset("said says told announced warned insisted denied denies deny confirmed".split())
_EARLIER = frozenset({"after", "following", "since"})


def is_period(expression: DateExpression) -> bool:
    """ "2025-2026", "the years 2025 to 2028": what a plan or pact covers, seldom when it was made."""
    return expression.kind == "year_range" or bool(_YEARS.fullmatch(expression.text))


def tells_a_term(date: Token) -> bool:
    expression: DateExpression = date._.date
    if not is_period(expression):
        return False
    prep = date.head
    return not (prep.lower_ in _SPANNED or expression.text.lower().startswith(("from", "between")))


def is_in_a_name(date: Token) -> bool:
    """ "The 2030 Joint Response Plan": the year is part of what a thing is called; a summit is of its year."""
    if not (date.text.isdigit() and 0 < date.i < len(date.doc) - 1 and date.nbor(-1).tag_ in ("DT", "PRP$")):
        return False
    return date.nbor(1).text[:1].isupper() and date.head.i > date.i and date.head.lower_ not in LARGER


def is_comparison(date: Token) -> bool:
    """ "The eruption, the eleventh since 2021", "the worst since May": counted from then, not lasting since then."""
    if date._.date.kind != "since":
        return False
    return any(_ranks(noun) or any(_ranks(c) for c in noun.children) for noun in _nouns_above(date))


def _nouns_above(date: Token) -> Iterator[Token]:
    for above in date.ancestors:
        if is_verbal(above):
            return
        yield above


def _ranks(token: Token) -> bool:
    word = token.lower_
    return (
        word in _RANKS
        or token.tag_ == "JJS"
        or (token.tag_[:2] in ("JJ", "NN", "RB") and word.endswith("th"))
    )


def is_told_aside(date: Token) -> bool:
    """ "X, who arrived on Saturday, said", "aid after the quake of May 3": the story goes on from another day."""
    for token in (date, *date.ancestors):
        if token.dep_ in ("relcl", "acl") and is_verbal(token):
            return True
        if token.dep_ in ("prep", "pcomp") and token.lower_ in _EARLIER and token.i != date.head.i:
            return True
        if token.lower_ in _CALAMITIES and token.dep_ in ("pobj", "conj", "compound", "poss"):
            return True  # "condolences for the victims of the crash of May 3"
    return _is_to_come(date)


def _is_to_come(date: Token) -> bool:
    """ "Will reopen the crossing with Peru on Friday": not the day on which the story stands."""
    verb = next((a for a in date.ancestors if is_verbal(a)), None)
    if verb is None or (verb.dep_ == "advcl" and any(c.lower_ == "as" for c in verb.children)):
        return False  # "as will be remembered, on 6 August"
    return any(c.tag_ == "MD" and c.lower_ in _MODALS for c in verb.children)


_MODALS = frozenset("will shall would may might could should must 'll ’ll".split())
_CALAMITIES = frozenset(
    "accident attack attacks strike strikes raid raids crash earthquake quake flood floods fire fires storm cyclone "
    "hurricane typhoon explosion blast bombing bombings shelling massacre shooting ambush eruption landslide "
    "war invasion coup assassination murder killing killings tragedy disaster".split()
)


def is_of_telling(date: Token) -> bool:
    """ "As I announced yesterday, X is ...": when it was told before, in a clause that opens the sentence."""
    if date.doc[0].lower_ != "as":
        return False
    told = next((t for t in date.doc[1 : date.i] if t.lower_ in _TOLD), None)
    if told is None or told.head.i == told.i:
        return False
    spans, sentence = date.doc.user_data["spans"], date.doc._.sentence
    between = sentence.text[spans[told.i][0] - sentence.start : spans[date.i][0] - sentence.start]
    is_apart = "," in between or any(t.dep_ in ("nsubj", "nsubjpass") for t in date.doc[told.i : date.i])
    return not is_apart and any(c.dep_ == "mark" and c.i == 0 for c in told.children)


def is_of_one_day(text: str) -> bool:
    """ "Returned on Saturday from a one-day visit": the journey was on the day of its return."""
    return bool(_ONE_DAY.search(text))


_ONE_DAY = re.compile(r"\b(?:one|1|same|single)-day\b", re.IGNORECASE)


def is_of_saying(date: Token, noun: Token) -> bool:
    """ "The outbreak in X, where officials had denied it a week earlier": the day of the denial."""
    below = (a for a in date.ancestors if noun in a.ancestors)
    return any(a.lower_ in _SAYING for a in below)
