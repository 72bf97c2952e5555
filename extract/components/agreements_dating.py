"""When an agreement was made: its clause's own date, else that of the meeting or signing just told."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Token

from extract.components.agreements_deeds import verbs
from extract.components.agreements_documents import is_document_head
from extract.components.agreements_groups import Group
from extract.components.assertion import Assertion
from extract.components.clauses import clause_tokens, clause_verb, is_verbal, mention_of, verb_above
from extract.components.context import ArticleContext, Parsed
from extract.components.date_roles import is_of_telling, is_period, tells_a_term
from extract.components.dates_types import Leaning
from extract.components.facts import Fact, When
from extract.components.frame_dates import dates_of_circumstance
from extract.components.frames import Frame
from extract.components.occasions import same_occasion

_OCCASION_DAYS = 7
_INHERIT_REACH = 3  # sentences after a dated contact or signing that still tell of the same occasion
_POINTING_REACH = 6  # where "the two sides" point back to it
_FROM_AFAR = frozenset({"phone_call", "written_message", "public_message"})
_ANNOUNCING = ("announc", "unveil", "declar")
_ENDS = frozenset({"until", "till", "by", "through"})
_BOUNDS = frozenset({"since", "until", "before", "under", "despite"})


def when_of(context: ArticleContext, frame: Frame, assertion: Assertion, below: Token | None = None) -> When:
    """The date of the frame; dates under `below` (what was agreed on) are not its own."""
    dates = [t for t in clause_tokens(frame.token) if t._.date is not None and not tells_a_term(t)]
    inside = {t.i for t in below.subtree} if below is not None else set()
    own = [t for t in dates if t.i not in inside and not (_is_of_document(t, frame) or _only_bounds(t))]
    own = [t for t in own if t._.date.kind != "since" or _lasts_since(t, frame)]
    own = own or _dates_of_where(frame) or _dates_of_opening(frame) or _dates_of_described(frame)
    own = own or _dates_of_sequence(frame)
    told = [] if own else _dates_of_agreeing(frame) or _dates_of_announcing(frame)
    own = own or told or (dates_of_circumstance(frame.verb) if frame.verb is not None else [])
    own = own or [t for t in frame.token.subtree if _is_span_of(t, frame)]
    terms = [] if own else _dates_of_terms(frame)
    own = own or terms
    if not own and (dates or below is not None):
        return same_occasion(frame, context, is_future=assertion.is_future)
    if not own:
        covers = any(t._.date is not None and is_period(t._.date) for t in clause_tokens(frame.token))
        return When() if covers else context.when(frame, assertion)
    is_ahead = (
        assertion.is_future and not terms and not any((v := clause_verb(t)) and v.tag_ == "VBD" for t in told)
    )
    leaning: Leaning = "future" if is_ahead else "past"
    nearest = sorted(own, key=lambda t: (not _hangs_on(t, frame), abs(t.i - frame.token.i)))
    known = (t for t in nearest if context.resolve(t._.date, leaning).start is not None)
    expression = next(known, nearest[0])._.date  # "just as recently as June 4"
    interval = context.resolve(expression, leaning)
    return When(interval, expression.text, expression.time_of_day)


def _is_span_of(date: Token, frame: Frame) -> bool:
    """ "Aid to X, $2 billion over the past year"; not "concluded a pact that has been in force since May"."""
    if date._.date is None or date._.date.kind not in ("past_span", "since"):
        return False
    if _STANDING.search(date.doc[: date.i].text):
        return False  # "hit by the embargo, in place since 2014"
    between = [a for a in date.ancestors if a in frame.token.subtree and a.i != frame.token.i]
    return not any(a.dep_ in ("relcl", "acl") for a in between)


def _hangs_on(date: Token, frame: Frame) -> bool:
    """Whether the date is the predicate's own complement, not that of another phrase: "during the visit on 27 May"."""
    return frame.token.i in (date.head.i, date.head.head.i)


def _lasts_since(date: Token, frame: Frame) -> bool:
    """ "Has been frozen since May"; not "the embargo, in place since May", nor "would give MONEY, ... since May"."""
    if frame.verb is not None and frame.verb.tag_ not in ("VBN", "VBG"):
        return False
    return frame.verb is None or frame.verb.i in (date.head.i, date.head.head.i) or _hangs_on(date, frame)


def when_within(context: ArticleContext, phrase: Token) -> When:
    """The date inside a phrase: "under a contract of June 2023"."""
    dates = [t for t in phrase.subtree if t._.date is not None and not is_period(t._.date)]
    if not dates:
        return When()
    expression = min(dates, key=lambda t: abs(t.i - phrase.i))._.date
    return When(context.resolve(expression, "past"), expression.text, expression.time_of_day)


def _dates_of_announcing(frame: Frame) -> list[Token]:
    """ "X announced today that it is providing $4 million": what is announced is agreed with the announcement."""
    told = [t for t in frame.token.doc if t._.date is not None and is_of_telling(t)]
    if told and any(t.lower_.startswith(_ANNOUNCING) for t in frame.token.doc[: told[0].i]):
        return told
    above = verb_above(frame.token)
    if above is None or not above.lower_.startswith(_ANNOUNCING):
        return []
    dates = [t for t in clause_tokens(above) if t._.date is not None and not is_period(t._.date)]
    return [t for t in dates if not _is_of_document(t, frame)]


def _dates_of_opening(frame: Frame) -> list[Token]:
    """ "With today's decision, the accord, concluded for three years, was ended": the parser hangs it too low."""
    doc = frame.token.doc
    comma = next((t.i for t in doc if t.text == ","), 0)
    opens = doc[0].dep_ == "prep" and doc[0].lower_ not in _BOUNDS
    if (
        frame.token.dep_ != "ROOT"
        or not opens
        or any(is_verbal(t) for t in doc[:comma])
        or comma > frame.token.i
    ):
        return []
    return [t for t in doc[:comma] if t._.date is not None and not _is_of_document(t, frame)]


def _dates_of_described(frame: Frame) -> list[Token]:
    """ "The Joint Declaration of December 22, 2020, signed by X and Y": the day by which the text is known."""
    text = frame.token.head
    if frame.token.dep_ != "acl" or frame.token.tag_ != "VBN" or not is_document_head(text):
        return []
    of = (c for c in text.children if c.dep_ == "prep" and c.lower_ == "of")
    beside = [c for c in text.children if c._.date is not None and c.i > frame.token.i]
    return beside or [t for prep in of for t in prep.children if t._.date is not None]


def _dates_of_terms(frame: Frame) -> list[Token]:
    """ "Had lent X four ships under an exchange of notes of May 3": the day of what it was given under."""
    heads = [frame.token] if frame.verb is None else [frame.token, frame.verb]
    terms = [
        text
        for head in heads
        for prep in head.children
        if prep.dep_ == "prep" and prep.lower_ == "under"
        for text in prep.children
        if text.dep_ == "pobj" and is_document_head(text)
    ]
    return [t for text in terms for t in text.subtree if t._.date is not None and not tells_a_term(t)]


_STANDING = re.compile(
    r"\b(?:in (?:place|force|effect|the works|power|office|use)|pending|stalled)(?: since)? ?$", re.I
)


def _dates_of_agreeing(frame: Frame) -> list[Token]:
    """ "Agreed on Friday to roll out a plan for 2023-2025": the day on which they agreed to it."""
    above = verb_above(frame.token) if frame.token.dep_ == "xcomp" else None
    if above is None or above.lower_ not in verbs("agreeing_verbs"):
        return []
    dates = [t for t in clause_tokens(above) if t._.date is not None and not is_period(t._.date)]
    return [t for t in dates if t not in frame.token.subtree and not _only_bounds(t)]


def _dates_of_where(frame: Frame) -> list[Token]:
    """ "They met in May in Lima, where they signed", "held talks, after which": the date of the clause above."""
    verb = frame.verb
    if verb is None or verb.dep_ not in ("relcl", "advcl"):
        return []
    above = verb_above(verb)
    if above is None or not (_is_predicated(verb, above) or any(map(_tells_an_occasion, verb.children))):
        return []
    return [t for t in clause_tokens(above) if t._.date is not None]


def _dates_of_sequence(frame: Frame) -> list[Token]:
    """ "Rang his colleague on Monday and proposed an inquiry": one verb after the other, on one day."""
    verb = frame.verb
    if verb is None or verb.dep_ != "conj" or verb.tag_ != "VBD" or verb.head.tag_ != "VBD":
        return []
    return [t for t in clause_tokens(verb.head) if t._.date is not None and not _is_no_own_date(t, frame)]


def _is_no_own_date(date: Token, frame: Frame) -> bool:
    return (
        tells_a_term(date)
        or _only_bounds(date)
        or _is_of_document(date, frame)
        or date._.date.kind == "since"
    )


def _is_predicated(verb: Token, above: Token) -> bool:
    """ "On Tuesday it was the turn of the ministers, who signed": the clause says who did it on the day above."""
    is_relative = verb.dep_ == "relcl" and any(c.lower_ in ("who", "which", "that") for c in verb.children)
    return is_relative and above.lower_ in ("was", "were", "been", "is", "are") and verb.head.i > above.i


def _tells_an_occasion(child: Token) -> bool:
    """ "Where", "when", "following which"."""
    is_following = child.lower_ in ("following", "after", "during", "at") and child.dep_ == "prep"
    return child.lower_ in ("where", "when") or (
        is_following and any(t.lower_ == "which" for t in child.children)
    )


def _only_bounds(date: Token) -> bool:
    """ "Extended until 2027", "to be finished by June": how long or by when, not when it was agreed."""
    words = str(date._.date.text).lower().split()
    return words[0] in _ENDS or (date.dep_ == "pobj" and date.head.lower_ in _ENDS)


def _is_of_document(date: Token, frame: Frame) -> bool:
    """ "The 2019 accord", "the pact signed in 1977", "since the decision of May": not the frame's own date."""
    low, high = sorted((date.i, frame.token.i))
    if any(t.text == ";" for t in date.doc[low:high]):
        return True  # "X and Y signing pacts; leaders of Z meeting last week"
    if date.head.lower_ == "on" and date.head.head.i == frame.token.i and frame.token.lower_[:5] == "settl":
        return True  # "settled on Friday for the reopening"
    determined = date.text.isdigit() and date.i and date.nbor(-1).tag_ in ("DT", "POS", "PRP$")
    if determined and date.head.i != frame.token.i:
        return True  # "today's 2022 pledging event"
    if date.dep_ in ("compound", "nmod", "amod", "nummod", "poss") and date.head.i > date.i:
        heads = [date.head, *(a for a in date.head.ancestors if a.i > date.i and a.dep_ != "prep")]
        return any(is_document_head(head) for head in heads[:2]) and date.head.i != frame.token.i
    for ancestor in date.ancestors:
        if ancestor.i == frame.token.i:
            return False
        if ancestor.lower_ in _BOUNDS and ancestor.dep_ == "prep" and date.head.i != ancestor.i:
            return True
        if ancestor.dep_ in ("acl", "relcl") and frame.token not in ancestor.subtree:
            return True
        others = is_verbal(ancestor) and any(c.dep_ == "nsubj" for c in ancestor.children)
        if others and ancestor.dep_ != "ROOT" and frame.token not in ancestor.subtree:
            return True  # "with A and B signing pacts, and leaders of C meeting last week"
    return False


def inherited_when(parsed: Parsed, context: ArticleContext, group: Group, frame: Frame) -> When:
    """The date of the occasion just told: a held contact or a signing of the same parties."""
    if frame.verb is not None and any(c.lower_ == "had" and c.dep_ == "aux" for c in frame.verb.children):
        return When()
    lender = [group.source] if group.source is not None else []
    points = any((m := mention_of(t)) is not None and m.is_anaphor and m.is_plural for t in frame.subjects)
    reach = _POINTING_REACH if points and not context.read.is_transcript else _INHERIT_REACH
    told = [f for f in reversed(context.facts) if _is_same_occasion(f, group, parsed.sentence.index, reach)]
    remote = (
        _FROM_AFAR if frame.token.lower_.startswith("sign") else frozenset()
    )  # none signs on the telephone
    told.sort(
        key=lambda fact: fact.code == "visit" or fact.code in remote
    )  # "arrived on Monday, met Y on Tuesday"
    for fact in [*lender, *told]:
        if fact.when.is_known and _is_occasion(fact):
            return When(fact.when.interval, fact.when.text, None)
    return When()


def _is_same_occasion(fact: Fact, group: Group, index: int, reach: int) -> bool:
    gap = index - fact.sentence_index
    if not 0 <= gap <= reach or not (group.codes <= fact.codes or fact.codes <= group.codes):
        return False
    return not (fact.is_background and (gap > 1 or fact.family != "contact"))


def _is_occasion(fact: Fact) -> bool:
    if fact.when.interval.precision != "day":
        return False
    done = ("held",) if fact.family == "contact" else ("signed", "agreed")
    return fact.family != "crisis" and fact.status in done


def is_of_another_time(when: When, group: Group, day: date | None) -> bool:
    """Parties lent by a contact of another day are not those of a dated agreement.

    A contact without a date, told as news, is of the day of publication.
    """
    source = group.source
    if source is None or source.family != "contact":
        return False
    start, end = source.when.interval.start, when.interval.end
    start = start if start is not None or source.is_background else day
    return start is not None and end is not None and (start - end).days > _OCCASION_DAYS
