"""Which date of a sentence belongs to a predicate: its own clause's, else that of the clause it depends on."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from spacy.tokens import Token

from extract.components.assertion import SPEECH
from extract.components.assertion_settings import follows_a_departure
from extract.components.clauses import (
    clause_tokens,
    clause_verb,
    has_to,
    is_verbal,
    mention_of,
    token_where_begins,
)
from extract.components.counted_back import opens_a_count
from extract.components.date_ownership import belongs, precedes
from extract.components.date_roles import (
    LARGER,
    is_comparison,
    is_in_a_name,
    is_of_saying,
    tells_a_term,
)
from extract.components.frames import Frame
from extract.components.mentions import Mention

_AT_THE_TIME = frozenset({"when", "as", "while"})
_SHARING = ("xcomp", "advcl", "conj", "acl", "relcl", "pcomp")


def nearest_date(frame: Frame, *, borrow: bool = True) -> Token | None:
    """The date token that belongs to the frame: in its own clause, else in a clause that shares its time."""
    dates = _own(frame) or _of_descriptions(frame)
    if not dates and frame.token.dep_ == "pobj":
        dates = _behind_noun(frame.token)
    if frame.verb is None:
        dates = dates or _of_verbless(frame.token)
    if frame.verb is not None:
        dates = dates or _of_participle(frame.verb) or _of_day_named(frame.verb) or _of_its_name(frame.verb)
        dates = dates or _behind_that(frame.verb)
        if borrow:
            dates = dates or _of_clause_above(frame.verb) or dates_of_circumstance(frame.verb)
        dates = dates or _of_cleft(frame.verb)
    return min(
        dates,
        key=lambda t: (
            t._.date.is_vague or t._.date.kind == "time_only" or opens_a_count(t),
            tree_distance(t, frame),
            abs(t.i - frame.token.i),
        ),
        default=None,
    )


def date_beside(mention: Mention, frame: Frame) -> Token | None:
    """The date right behind a mention, where the clause has several."""
    doc = frame.token.doc
    dates = [t for t in doc[frame.token.i :] if t._.date is not None]
    if len(dates) < 2:
        return None
    held = token_where_begins(doc, mention)
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
    return [
        t
        for t in tokens
        if t._.date is not None and not (tells_a_term(t) or is_in_a_name(t) or is_comparison(t))
    ]


def _own(frame: Frame) -> list[Token]:
    return [t for t in _dated(clause_tokens(frame.token)) if belongs(t, frame)]


def _behind_that(verb: Token) -> list[Token]:
    """ "I would say that earlier this week our envoys travelled": the parser hangs the day on the verb of saying."""
    if verb.dep_ != "ccomp":
        return []
    between = _dated(c for c in verb.head.children if verb.head.i < c.i < verb.i)
    return [date for date in between if date.nbor(-1).lower_ == "that"]


def _first_of_clause(verb: Token) -> Token:
    """The verb that opens the clause: "which will bring together X and Y to review their efforts"."""
    while verb.dep_ in ("conj", "xcomp") and is_verbal(verb.head):
        verb = verb.head
    return verb


def _of_its_name(verb: Token) -> list[Token]:
    """ "The May 17 dialogue, which will bring together X and Y": the day by which the occasion is called."""
    verb = _first_of_clause(verb)
    is_told_of_it = any(c.dep_ == "nsubj" and c.lower_ in ("which", "that") for c in verb.children)
    if verb.dep_ != "relcl" or not is_told_of_it:
        return []
    return _dated(c for c in verb.head.lefts if c.dep_ in ("compound", "nmod", "nummod"))


def _of_descriptions(frame: Frame) -> list[Token]:
    """ "The talks, which were held on Friday"."""
    clauses = [c for c in frame.token.children if c.dep_ in ("relcl", "acl") and not precedes(c, frame)]
    told = _dated(t for clause in clauses for t in clause.subtree if not _is_of_another(t, clause))
    told = [t for t in told if not is_of_saying(t, frame.token)]
    return told or dates_of_plan(frame)


def _is_of_another(date: Token, clause: Token) -> bool:
    """ "Talks hosted by X, whose country holds the chair this year": a clause about somebody who takes part."""
    below = itertools.takewhile(lambda a: a.i != clause.i, date.ancestors)
    return any(a.dep_ == "relcl" and is_verbal(a) and mention_of(a.head) is not None for a in below)


def dates_of_plan(frame: Frame) -> list[Token]:
    """ "A visit by X, planned for May, was put off", "which was to have taken place in May": hung elsewhere."""
    if is_verbal(frame.token):
        return []
    main = frame.verb.i if frame.verb is not None and frame.verb.i > frame.token.i else len(frame.token.doc)
    for token in frame.token.doc[frame.token.i + 1 : main]:
        is_plan = (token.lower_ in _SET and token.tag_[:2] in ("VB", "JJ")) or _is_was_to(token)
        opens = is_plan and token.i and token.nbor(-1).lower_ in _OPENS_A_PLAN
        if opens and (dates := _dated(t for t in token.subtree if t.i > token.i)):
            return dates
    return []


def _is_was_to(token: Token) -> bool:
    """ "Was to have taken place", "were to be held"."""
    return (
        token.lower_ in ("was", "were", "is", "are")
        and token.i + 1 < len(token.doc)
        and token.nbor().lower_ == "to"
    )


_SET = frozenset(
    "planned scheduled set due foreseen programmed slated expected billed fixed arranged pencilled "
    "originally initially previously first once".split()
)
_OPENS_A_PLAN = frozenset({",", "which", "that", "(", "–", "—"})


def _of_verbless(noun: Token) -> list[Token]:
    """ "Honduran minister in Belmopan on Monday for talks": a line without a verb has one day."""
    root = next((a for a in noun.ancestors if a.head.i == a.i), noun)
    dates = _dated(root.subtree)
    return dates if len(dates) == 1 and not any(is_verbal(t) for t in root.subtree) else []


def _of_day_named(verb: Token) -> list[Token]:
    """ "On March 10, the day on which X and Y began an exercise": that day."""
    verb = _first_of_clause(verb)
    noun = verb.head
    if verb.dep_ not in ("relcl", "acl", "advcl") or noun.lower_ not in _SPANS_OF_TIME or noun.i < 2:
        return []
    return [t for t in noun.doc[max(0, noun.i - 4) : noun.i] if t._.date is not None][-1:]


_SPANS_OF_TIME = frozenset("day night morning evening afternoon week weekend month year".split())


def _of_participle(verb: Token) -> list[Token]:
    """ "Stopped drones aimed at the town overnight": the day that closes a participle is that of the whole."""
    below = (c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBN" and c.i > verb.i)
    plain = (c for c in below if c.nbor(-1).tag_[:2] == "NN" and all(t.dep_ != "mark" for t in c.children))
    return [t for c in plain for t in _dated(clause_tokens(c))]


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
    if follows_a_departure(verb):
        return False  # "is leaving today to attend a summit": at some time of the journey
    if verb.dep_ == "pcomp" and verb.head.lower_ == "by":
        return True  # "took action on Monday by closing the pass"
    if verb.dep_ in ("xcomp", "conj") or marks & {"when", "where"}:
        return True
    if verb.dep_ in ("advcl", "acl") and "to" in marks:
        return True
    if verb.lower_ in _CHAIRED and verb.dep_ in ("acl", "advcl"):
        return True  # "will attend the council on Monday, hosted by X"
    if verb.dep_ == "relcl" or (verb.dep_ == "advcl" and verb.lower_ in _INCLUDING):
        return _describes_occasion(verb, above)
    is_clause = any(child.dep_ in ("mark", "nsubj", "aux") for child in verb.children)
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and not is_clause


_CHAIRED = frozenset(
    "chaired co-chaired hosted led headed attended moderated convened facilitated opened brokered mediated".split()
)
_INCLUDING = frozenset("included featured comprised involved brought saw".split())


def _describes_occasion(verb: Token, above: Token) -> bool:
    """ "Held a dialogue on 4 May, which included talks"; "received X on 4 May, who handed over a letter"."""
    if verb.tag_ != "VBD" or any(child.lower_ == "had" for child in verb.children):
        return False
    if verb.head.lower_ in LARGER or verb.lower_ in _INCLUDING:
        return any(child.dep_ == "nsubj" and child.lower_ in ("which", "that") for child in verb.children)
    is_guest = (
        verb.head.dep_ in ("dobj", "npadvmod")
        and verb.head.head.i == above.i
        and mention_of(verb.head) is not None
    )
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


def is_infinitive_line(frame: Frame) -> bool:
    """ "Defence chiefs to compare notes in Lima in November": a line whose only verb is to come."""
    verb = frame.verb
    if verb is None or verb.tag_ != "VB" or not has_to(verb):
        return False
    is_below_noun = verb.dep_ in ("acl", "relcl") and verb.head.dep_ == "ROOT" and not is_verbal(verb.head)
    return verb.dep_ == "ROOT" or is_below_noun
