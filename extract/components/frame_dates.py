"""Which date of a sentence belongs to a predicate: its own clause's, else that of the clause it depends on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Token

from extract.components.assertion import SPEECH
from extract.components.clauses import clause_tokens, clause_verb, is_verbal, mention_of, token_of
from extract.components.dates import DateExpression
from extract.components.frames import Frame
from extract.components.mentions import Mention

OCCASIONS = frozenset(
    "session meeting talks summit visit signing ceremony call conversation negotiations occasion trip "
    "margins sidelines fringes event".split()
)
_LARGER = OCCASIONS | frozenset(
    "dialogue conference consultations discussions gathering forum round tour mission stay reception".split()
)
_TALKED = _LARGER | frozenset({"visits", "meetings", "sessions", "rounds", "process", "partnership"})
_YEARS = re.compile(r"(?:from )?(?:19|20)\d\d(?: ?[-–/] ?| to | until | through )(?:19|20)?\d\d")
_SPANNED = frozenset({"between", "from", "during"})
_PLANNED = frozenset({"planned", "upcoming", "forthcoming", "scheduled", "next", "expected"})
_FOREMOST = frozenset({"first", "highest", "senior", "largest", "longest", "only", "highest-level"})
_BEFORE_IT = frozenset(
    {"launched", "announced", "proposed", "initiated", "established", "requested", "founded"}
)
_FOUNDED = frozenset({"formed", "founded", "created", "born"})
_AT_THE_TIME = frozenset({"when", "as", "while"})
_TOLD = SPEECH | frozenset({"saw", "seen", "heard", "know", "read", "reported", "announced", "noted"})
_RETURNING = frozenset({"return", "returns", "returned", "returning"})
_SHARING = ("xcomp", "advcl", "conj", "acl", "relcl", "pcomp")


def is_period(expression: DateExpression) -> bool:
    """ "2025-2026", "the years 2025 to 2028": what a plan or pact covers, seldom when it was made."""
    return expression.kind == "year_range" or bool(_YEARS.fullmatch(expression.text))


def nearest_date(frame: Frame, *, borrow: bool = True) -> Token | None:
    """The date token that belongs to the frame: in its own clause, else in a clause that shares its time."""
    dates = _own(frame) or _of_descriptions(frame)
    if not dates and frame.token.dep_ == "pobj":
        dates = _behind_noun(frame.token)
    if frame.verb is not None:
        if borrow:
            dates = dates or _of_clause_above(frame.verb) or dates_of_circumstance(frame.verb)
        dates = dates or _of_cleft(frame.verb)
    return min(dates, key=lambda t: (tree_distance(t, frame), abs(t.i - frame.token.i)), default=None)


def date_beside(mention: Mention, frame: Frame) -> Token | None:
    """The date right behind a mention, where the clause has several."""
    doc = frame.token.doc
    dates = [t for t in doc[frame.token.i :] if t._.date is not None]
    if len(dates) < 2:
        return None
    held = token_of(doc, mention)
    if held is None:
        held = next((t for t in doc if (m := mention_of(t)) is not None and m.start == mention.start), None)
    behind = [t for t in dates if held is not None and held.i < t.i]
    gap = doc[held.i + 1 : behind[0].i] if held is not None and behind else ()
    is_close = behind and all(t.tag_ in ("IN", ",") for t in gap)
    return behind[0] if is_close else None


def date_of_speaking(frame: Frame) -> Token | None:
    """The date of the verb of saying above."""
    for ancestor in frame.token.ancestors:
        if ancestor.lower_ in SPEECH:
            return next((t for t in clause_tokens(ancestor) if t._.date is not None), None)
    return None


def tree_distance(token: Token, frame: Frame) -> int:
    """Steps in the tree from the date to the predicate, up and down."""
    ancestors = [frame.token.i, *(a.i for a in frame.token.ancestors)]
    steps, current = 0, token
    while current.i not in ancestors and current.head.i != current.i:
        current, steps = current.head, steps + 1
    return steps + (ancestors.index(current.i) if current.i in ancestors else 20)


def _dated(tokens: Iterable[Token]) -> list[Token]:
    """The dates among tokens; years that something runs for or is named after are none."""
    return [t for t in tokens if t._.date is not None and not (_tells_a_term(t) or _is_in_a_name(t))]


def _is_in_a_name(date: Token) -> bool:
    """ "The 2030 Joint Response Plan": the year is part of what a thing is called; a summit is of its year."""
    if not (date.text.isdigit() and 0 < date.i < len(date.doc) - 1 and date.nbor(-1).tag_ in ("DT", "PRP$")):
        return False
    return date.nbor(1).text[:1].isupper() and date.head.i > date.i and date.head.lower_ not in _LARGER


def _tells_a_term(date: Token) -> bool:
    expression: DateExpression = date._.date
    if not is_period(expression):
        return False
    prep = date.head
    return not (prep.lower_ in _SPANNED or expression.text.lower().startswith(("from", "between")))


def _own(frame: Frame) -> list[Token]:
    return [t for t in _dated(clause_tokens(frame.token)) if _belongs(t, frame)]


def _of_descriptions(frame: Frame) -> list[Token]:
    """ "The talks, which were held on Friday"."""
    clauses = [c for c in frame.token.children if c.dep_ in ("relcl", "acl") and not _precedes(c, frame)]
    return _dated(t for clause in clauses for t in clause.subtree)


def _of_clause_above(verb: Token) -> list[Token]:
    if verb.dep_ not in _SHARING or verb.head.i == verb.i:
        return []
    above = clause_verb(verb.head)
    if above is None or above.lower_ in SPEECH or not _shares_time(verb, above):
        return []
    return _dated(clause_tokens(above)) or _of_clause_above(above)


def _shares_time(verb: Token, above: Token) -> bool:
    """Whether a clause tells of the time of the one above: a sequence, a purpose, a time, who took part."""
    marks = {child.lower_ for child in verb.children}
    if verb.dep_ == "pcomp" and verb.head.lower_ == "by":
        return True  # "took action on Monday by closing the pass"
    if verb.dep_ in ("xcomp", "conj") or marks & {"when", "where"}:
        return True
    if verb.dep_ in ("advcl", "acl") and "to" in marks:
        return True
    if verb.dep_ == "relcl":
        return _describes_occasion(verb, above)
    is_clause = any(child.dep_ in ("mark", "nsubj", "aux") for child in verb.children)
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and not is_clause


def _describes_occasion(verb: Token, above: Token) -> bool:
    """ "Held a dialogue on 4 May, which included talks"; "received X on 4 May, who handed over a letter"."""
    if verb.tag_ != "VBD" or any(child.lower_ == "had" for child in verb.children):
        return False
    if verb.head.lower_ in _LARGER:
        return any(child.dep_ == "nsubj" and child.lower_ in ("which", "that") for child in verb.children)
    is_guest = verb.head.dep_ == "dobj" and verb.head.head.i == above.i and mention_of(verb.head) is not None
    return is_guest and above.tag_ in ("VBD", "VBN") and any(c.lower_ == "who" for c in verb.children)


def dates_of_circumstance(verb: Token) -> list[Token]:
    """ "When they met in May, they parted without a word", "As the war began last year, X sent": at that time."""
    if verb.tag_ != "VBD":
        return []
    return [
        date
        for clause in verb.children
        if clause.dep_ == "advcl"
        and clause.tag_ == "VBD"
        and any(c.lower_ in _AT_THE_TIME for c in clause.children)
        for date in _dated(clause_tokens(clause))
    ]


def _of_cleft(verb: Token) -> list[Token]:
    """ "It was only last week that A met B"."""
    above = verb.head
    if verb.dep_ not in ("ccomp", "relcl", "acl") or above.lower_ not in ("was", "is", "'s"):
        return []
    if not any(c.lower_ == "it" and c.dep_ in ("nsubj", "expl") for c in above.children):
        return []
    return _dated(above.children)


def _behind_noun(noun: Token) -> list[Token]:
    """ "In the second call, held in the evening, the ministers": a date between the noun and the main clause."""
    found: list[Token] = []
    for token in noun.doc[noun.i + 1 : noun.i + 8]:
        if token.dep_ in ("nsubj", "nsubjpass"):
            return found
        found.extend(_dated([token]))
    return []


def _belongs(date: Token, frame: Frame) -> bool:
    """Not the date of another event noun: "the talks on Friday about the raid of 3 May"."""
    if (
        date.dep_ in ("compound", "nmod", "poss", "nummod")
        and date.head.i != frame.token.i
        and not is_verbal(date.head)
        and mention_of(date.head) is None
    ):
        return False  # "discussed the March 24 summit"
    if is_of_telling(date) or _is_of_return(date, frame) or any(_precedes(a, frame) for a in date.ancestors):
        return False
    return not (_tells_a_start(date, frame) or _is_of_a_plan(date, frame))


def _precedes(clause: Token, frame: Frame) -> bool:
    """ "The talks launched in February", "a group formed in 2000": what came before the event itself."""
    if clause.i in (frame.token.i, frame.verb.i if frame.verb is not None else -1) or clause.tag_ != "VBN":
        return False
    if clause.lower_ in _FOUNDED:
        return clause.dep_ in ("acl", "advcl")
    return clause.lower_ in _BEFORE_IT and clause.dep_ == "acl" and clause.head.lower_ in _TALKED


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


def _is_of_return(date: Token, frame: Frame) -> bool:
    """ "Returned on June 3 from travel to X": the day on which the journey was over."""
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
    own = (frame.token.i, frame.verb.i if frame.verb is not None else -1)
    for ancestor in date.ancestors:
        if ancestor.i in own:
            return False
        if ancestor.lower_ == "since":
            is_first = any(c.lower_ in _FOREMOST for c in frame.token.children)
            return is_first or ancestor.i != date.head.i or ancestor.head.i not in own
    return False
