"""Whether a date of a frame's clause is its own: not that of another noun, of its plan, its start or the way back."""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.clauses import is_verbal, mention_of
from extract.components.date_roles import LARGER, OCCASIONS, is_of_one_day, is_of_telling
from extract.components.frames import Frame

_BESIDE = frozenset({"margins", "sidelines", "fringes", "margin", "sideline", "opening", "close", "end"})
_MADE = frozenset(
    "signed adopted concluded reached agreed ratified inked initialled initialed struck built opened inaugurated "
    "established founded created published issued released completed imposed introduced approved".split()
)
_NOW = frozenset({"today", "tonight", "now", "this morning", "this afternoon", "this evening"})
_BEFORE_NOW = frozenset({"earlier", "previous", "prior", "past"})
_TALKED = LARGER | frozenset({"visits", "meetings", "sessions", "rounds", "process", "partnership"})
_PLANNED = frozenset({"planned", "upcoming", "forthcoming", "scheduled", "next", "expected"})
_FOREMOST = frozenset({"first", "highest", "senior", "largest", "longest", "only", "highest-level"})
_BEFORE_IT = frozenset(
    {"launched", "announced", "proposed", "initiated", "established", "requested", "founded"}
)
_FOUNDED = frozenset({"formed", "founded", "created", "born"})
_RETURNING = frozenset({"return", "returns", "returned", "returning"})


def belongs(date: Token, frame: Frame) -> bool:
    """Not the date of another event noun: "the talks on Friday about the raid of 3 May"."""
    if (
        date.dep_ in ("compound", "nmod", "poss", "nummod")
        and not _is_of_setting(date)
        and date.head.i != frame.token.i
        and not is_verbal(date.head)
        and mention_of(date.head) is None
    ):
        return False  # "discussed the March 24 summit"
    if (
        is_of_telling(date)
        or _is_of_return(date, frame)
        or _is_of_a_thing(date, frame)
        or any(precedes(a, frame) for a in date.ancestors)
    ):
        return False
    return not (_tells_a_start(date, frame) or _is_of_a_plan(date, frame) or _is_earlier(date, frame))


def _is_of_setting(date: Token) -> bool:
    """ "Met at Monday's summit", "on the sidelines of today's council": the day of where it took place."""
    prep = date.head.head
    if date.head.dep_ != "pobj" or date.dep_ != "poss":
        return False
    if prep.lower_ == "of":
        return prep.head.lower_ in _BESIDE
    return prep.lower_ in ("at", "during") and is_verbal(prep.head)


def _is_of_a_thing(date: Token, frame: Frame) -> bool:
    """ "Hailed the accord signed in March", "met in a hall opened in 2010": what a thing is known by."""
    for ancestor in date.ancestors:
        if frame.is_headed_by(ancestor):
            return False
        noun = ancestor.head
        made = [c for c in ancestor.children if c.lower_ in _MADE and c.dep_ == "acl" and c.i < date.i]
        if made and ancestor.i == date.head.i and frame.token not in made[0].subtree:
            return True  # "the accord signed in Lima last March"
        if ancestor.dep_ == "acl" and ancestor.lower_ in _MADE and noun.i != frame.token.i:
            return mention_of(noun) is None and noun.tag_[:2] == "NN" and frame.token not in ancestor.subtree
    return False


def precedes(clause: Token, frame: Frame) -> bool:
    """ "The talks launched in February", "a group formed in 2000": what came before the event itself."""
    if frame.is_headed_by(clause) or clause.tag_ != "VBN":
        return False
    if clause.lower_ in _FOUNDED:
        return clause.dep_ in ("acl", "advcl")
    return clause.lower_ in _BEFORE_IT and clause.dep_ == "acl" and clause.head.lower_ in _TALKED


def _is_of_return(date: Token, frame: Frame) -> bool:
    """ "Returned on June 3 from travel to X": the day on which the journey was over."""
    if is_of_one_day(date.doc._.sentence.text):
        return False
    for ancestor in date.ancestors:
        if ancestor.i == frame.token.i:
            return False
        if ancestor.lower_ in _RETURNING:
            return any(c.lower_ == "from" and frame.token in c.subtree for c in ancestor.children)
    return False


def _is_of_a_plan(date: Token, frame: Frame) -> bool:
    """ "Encouraged talks, including the leaders' planned meeting on May 6": the date of what is planned."""
    for ancestor in date.ancestors:
        if ancestor.i == frame.token.i or is_verbal(ancestor):
            return False
        if ancestor.lower_ in OCCASIONS and any(c.lower_ in _PLANNED for c in ancestor.children):
            return True
    return False


def _tells_a_start(date: Token, frame: Frame) -> bool:
    """ "The first talks since the union was founded in 2015": the date of what the event is counted from."""
    for ancestor in date.ancestors:
        if frame.is_headed_by(ancestor):
            return False
        if ancestor.lower_ == "since":
            is_first = any(c.lower_ in _FOREMOST for c in frame.token.children)
            return is_first or ancestor.i != date.head.i or not frame.is_headed_by(ancestor.head)
    return False


def _is_earlier(date: Token, frame: Frame) -> bool:
    """ "For my visit today I looked back on an earlier visit": what was before is not of the day of speaking."""
    return date._.date.text.lower() in _NOW and any(c.lower_ in _BEFORE_NOW for c in frame.token.children)
