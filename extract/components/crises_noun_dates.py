"""Dates beside a noun of violence or disaster: in its own phrase, set off by commas, behind it in its clause."""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, is_verbal, mention_of
from extract.components.date_roles import is_comparison, is_of_saying
from extract.components.frames import Frame

_FAR = 5  # steps in the tree: "the strikes on X, which began on June 13"
_SCHEDULED = frozenset(
    "starts start begins begin opens open holds hold stages stage launches launch runs run kicks kick conducts "
    "conduct hosts host".split()
)
_BRINGING = frozenset(
    "announcement imposition adoption introduction declaration outbreak onset lifting".split()
)
_CAUSES = frozenset(
    "response reaction retaliation reprisal revenge connection role involvement part complicity participation "
    "anniversary memory commemoration suppression crackdown".split()
)
BEGINNING = frozenset(
    "began begin begins beginning started start starts starting erupted broke commenced begun".split()
)


def own_date(token: Token) -> Token | None:
    """The date nearest to the noun inside its own phrase, clauses that describe it included."""
    dates = [t for t in token.subtree if t._.date is not None and _steps(t, token) <= _FAR]
    dates = [t for t in dates if not (is_comparison(t) or is_of_saying(t, token))]
    return min(dates, key=lambda t: (_steps(t, token), abs(t.i - token.i)), default=None)


def date_set_off(noun: Token) -> Token | None:
    """ "The closure, since 10 February, of the bridge": set off by commas, hung elsewhere by the parser."""
    behind = noun.doc[noun.i + 1 : noun.i + 5]
    date = next((t for t in behind if t._.date is not None), None)
    if date is None or date.i + 2 >= len(noun.doc) or behind[0].text != ",":
        return None
    between = noun.doc[behind[0].i + 1 : date.i]
    is_closed = date.nbor().text == "," and date.nbor(2).lower_ in ("of", "by", "against", "on", "at", "in")
    return date if is_closed and all(t.tag_ == "IN" for t in between) else None


def is_begun(frame: Frame) -> bool:
    """ "NATO starts an exercise on Monday": the verb tells when the event is to be."""
    verb = frame.verb
    is_own = verb is not None and frame.token.dep_ in ("dobj", "nsubj") and frame.token.head.i == verb.i
    return is_own and verb is not None and verb.lower_ in _SCHEDULED


def date_of_start(token: Token) -> Token | None:
    """ "The damage done by strikes on X, which began on June 13": the clause hung elsewhere by the parser."""
    for other in token.doc[token.i + 1 : token.i + 10]:
        if other.lower_ == "which" and other.head.dep_ == "relcl" and other.head.lower_ in BEGINNING:
            return next((t for t in other.head.subtree if t._.date is not None), None)
    return None


def _steps(token: Token, top: Token) -> int:
    count, current = 0, token
    while current.i != top.i and current.head.i != current.i:
        current, count = current.head, count + 1
    return count


def whole_noun(token: Token) -> Token:
    """The noun a compound trigger belongs to: "coup" in "coup attempt"."""
    head = token.head
    return head if token.dep_ == "compound" and head.i > token.i and mention_of(head) is None else token


def adoption_of(noun: Token) -> Token:
    """ "The announcement today of sanctions": the day of what brings them about."""
    prep = noun.head
    above = prep.head
    brings = noun.dep_ == "pobj" and prep.lower_ == "of" and above.lower_ in _BRINGING
    return above if brings and own_date(noun) is None else noun


def date_behind(frame: Frame) -> Token | None:
    """ "Counted 34 dead from the crash of a jet into a school on 21 July": the day closes what the noun opened."""
    token, verb = frame.token, frame.verb
    if verb is None or verb.i > token.i or token.dep_ not in ("pobj", "dobj", "conj"):
        return None
    for other in clause_tokens(verb):
        if (
            other.i > token.i
            and other._.date is not None
            and not is_of_cause(other, frame)
            and not any(is_verbal(t) or t.dep_ == "punct" for t in token.doc[token.i + 1 : other.i])
        ):
            return other
    return None


def is_of_cause(date: Token, frame: Frame) -> bool:
    """Whether the date hangs on a noun that only gives the reason, the occasion or the memory."""
    current = date
    while current.head.i != current.i and not frame.is_headed_by(current):
        current = current.head
        if current.lower_ in _CAUSES and current.dep_ == "pobj":
            return True
    return False
