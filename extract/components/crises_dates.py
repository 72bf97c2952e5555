"""When a crisis event happened: a noun of violence or disaster takes only dates of its own.

"After the raid of 3 May, the minister said on Friday": Friday dates the saying. "The fires, which broke out on
Friday, ..." and "strikes that began on June 13" date the event; what began and is not told as ended runs on to
the publication.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from extract.components.assertion import SPEECH, Assertion
from extract.components.clauses import clause_tokens, is_verbal, verb_above
from extract.components.context import ArticleContext
from extract.components.counted_back import counted_to, when_counted
from extract.components.crises_noun_dates import (
    BEGINNING,
    adoption_of,
    date_behind,
    date_of_start,
    date_set_off,
    is_begun,
    is_of_cause,
    own_date,
    whole_noun,
)
from extract.components.crises_words import is_crisis_word
from extract.components.dates_types import DateExpression
from extract.components.facts import When
from extract.components.frame_dates import nearest_date
from extract.components.frames import Frame, frame_of
from extract.components.rulebook import Rule

_HAPPENING = frozenset(
    "take took taken takes occur occurred occurs happen happened "
    "happens erupt erupted break broke resume resumed come came "
    "comes followed follow follows go went remain remained remains "
    "stay last lasted shut closed prompted forced sparked said".split()
) | BEGINNING  # fmt: skip
_ENDURING = frozenset(
    {"armed_conflict", "air_strike", "armed_attack", "unrest", "natural_disaster", "health_emergency"}
)
_CARRIED = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd", "pobj", "conj", "appos", "npadvmod"})


def when_of(frame: Frame, rule: Rule, context: ArticleContext, *, is_future: bool, is_over: bool) -> When:
    """The interval of the event, unknown where the text dates only the telling of it."""
    assertion = Assertion("asserted", None, None, is_future)
    if is_verbal(frame.token) or frame.token.tag_[:2] == "JJ":
        when, verb = _of_verb(frame, context, assertion, is_future=is_future), frame.token
        if not when.text and rule.label in _ADOPTED:
            when = _announced(frame, context, assertion)
            closing = None if when.text else _closing_told(frame)
            when = _resolved(closing, context, is_future=False) if closing is not None else when
        if not when.text and (above := _outcome_of(frame, rule)) is not None:
            when = _of_verb(frame_of(above), context, assertion, is_future=is_future)
    else:
        opening = counted_to(frame)
        if opening is not None and opening.i == frame.token.head.i:
            return when_counted(opening, frame, context.resolve)
        noun = adoption_of(whole_noun(frame.token))
        token = own_date(noun) or date_set_off(noun) or date_of_start(frame.token)
        behind = date_behind(frame) if token is None else token
        if behind is not None:
            is_ahead = is_future or (is_begun(frame) and context.is_timetable(frame, behind._.date))
            when = _resolved(behind, context, is_ahead)
            verb = frame.token if token is None else verb_above(token) or token
        elif _carries(frame, rule):
            when, verb = _of_verb(frame, context, assertion, is_future=is_future), frame.verb or frame.token
        else:
            return When()
    if when.text and _is_as_of(frame.token.doc._.sentence.text, when.text):
        return When()
    is_outburst = rule.label == "natural_disaster" and is_verbal(
        frame.token
    )  # "the volcano erupted on Friday"
    if rule.label in _ADOPTED:
        return _from_announcement(_until_told(when, context), frame, context, assertion)
    if is_over or is_outburst or rule.label not in _ENDURING:
        return when
    runs = rule.label == "armed_conflict" and _is_since(frame.token.doc._.sentence.text, when.text)
    return _running_on(when, verb, context, is_told=runs)


def _until_told(when: When, context: ArticleContext) -> When:
    """ "Has been closed since Wednesday and will stay so until Saturday"."""
    end = when.interval.end
    if end is None or not (when.text or "").lower().startswith("since"):
        return when
    for expression in context.read.sentences[context.sentence_index].dates:
        until = context.resolve(expression, "future").end if expression.kind == "until" else None
        if until is not None and until > end:
            return replace(when, interval=replace(when.interval, end=until))
    return when


def _of_verb(frame: Frame, context: ArticleContext, assertion: Assertion, *, is_future: bool) -> When:
    """The date of the frame, but never that of its cause: "in response to the killings of 3 May"."""
    nearest = nearest_date(frame)
    if nearest is None or not is_of_cause(nearest, frame):
        return context.when(frame, assertion)
    own = [t for t in clause_tokens(frame.token) if t._.date is not None and not is_of_cause(t, frame)]
    return _resolved(own[0], context, is_future) if own else When()


def _outcome_of(frame: Frame, rule: Rule) -> Token | None:
    """The verb whose day is the event's: "rammed the gate on Monday, killing nine", "brought home, they landed"."""
    token = frame.token
    harm = token.dep_ == "advcl" and token.tag_ == "VBG" and rule.label in _HARMFUL
    brought = token.dep_ in ("acl", "relcl") and rule.label == "evacuation"
    if harm and is_verbal(token.head):
        return token.head
    above = verb_above(token) if brought else None
    return above if above is not None and above.lower_ in _ARRIVING else None


_HARMFUL = frozenset({"armed_attack", "air_strike", "natural_disaster", "transport_accident", "unrest"})
_ARRIVING = frozenset(
    "arrive arrived arrives land landed lands return returned returns reach reached reaches touch touched "
    "depart departed departs left leave cross crossed".split()
)

_ADOPTED = frozenset(
    {"sanction", "travel_advisory", "border_closure", "airspace_closure", "flight_suspension"}
)


def _closing_told(frame: Frame) -> Token | None:
    """ "The border, which X shut in December, is still closed": the date of the clause that tells of the closing."""
    below = (t for subject in frame.subjects + frame.objects for t in subject.subtree)
    clauses = (t for t in below if t.dep_ in ("relcl", "acl") and t.lower_ in _CLOSED)
    return next((t for clause in clauses for t in clause.subtree if t._.date is not None), None)


_CLOSED = frozenset(
    "closed shut sealed suspended blocked halted barred imposed cut cancelled grounded".split()
)


def _announced(frame: Frame, context: ArticleContext, assertion: Assertion) -> When:
    """A measure without a day of its own is dated by its announcement: "announced on Monday that it was severing".

    Who only says so announces what is being done: "said on Monday that it was recalling its envoy".
    """
    above = verb_above(frame.token)
    if above is None:
        return When()
    is_being_done = frame.token.tag_ == "VBG" and any(c.dep_ == "aux" for c in frame.token.children)
    if above.lower_[:6] in _ANNOUNCING or (above.lower_ == "said" and is_being_done):
        return context.when(frame_of(above), assertion)
    return When()


_STAYING = frozenset({"stay", "remain", "be", "keep", "stays", "remains"})
_ANNOUNCING = ("announ", "declar", "decide", "ordere")


def _from_announcement(when: When, frame: Frame, context: ArticleContext, assertion: Assertion) -> When:
    """ "Said on Tuesday that its flights were suspended until 31 March": from the day on which that was told."""
    end, above = when.interval.end, verb_above(frame.token)
    if above is not None and above.lower_ in _STAYING:
        above = verb_above(above)
    if end is None or above is None or not (when.text or "").lower().startswith("until"):
        return when
    if above.lower_[:6] not in _ANNOUNCING and above.lower_ not in SPEECH:
        return when
    told = context.when(frame_of(above), assertion).interval
    is_before = told.start is not None and told.start == told.end and told.start < end
    return replace(when, interval=replace(when.interval, start=told.start)) if is_before else when


def _resolved(token: Token, context: ArticleContext, is_future: bool) -> When:
    expression: DateExpression = context.finest(token)._.date
    interval = context.resolve(expression, "future" if is_future else "past")
    return When(interval, expression.text, expression.time_of_day)


def _carries(frame: Frame, rule: Rule) -> bool:
    """Whether the verb over the noun tells of the event itself, so that the verb's date is the event's."""
    verb, token = frame.verb, frame.token
    if token.dep_ == "appos" and token.head.dep_ == "nsubj":
        token = token.head
    if verb is None or token.dep_ not in _CARRIED:
        return False
    if rule.pattern == "exercise" or _is_launched(token) or any(c.dep_ == "expl" for c in verb.children):
        return True
    word = verb.lower_
    if (token.dep_ == "pobj" and token.head.head.i != verb.i) or (word in _REMARKED and verb.tag_ == "VBN"):
        return False
    if any(is_crisis_word(name, word) for name in ("doing", "striking", "suffering")) or word in rule.words(
        "words_after"
    ):
        return True
    if token.dep_ in ("nsubj", "nsubjpass") and word not in (
        "is",
        "are",
        "was",
        "were",
        "shows",
        "demonstrates",
    ):
        return word in _HAPPENING or verb.tag_ in ("VBD", "VBN")
    condemns = verb.tag_ in ("VBZ", "VBP") and any(
        t._.date is not None and t._.date.leaning != "future" for t in clause_tokens(verb)
    )
    return condemns and token.dep_ in ("dobj", "pobj")


_REMARKED = frozenset(
    "condemned criticised criticized denounced deplored claimed blamed denied discussed investigated mourned "
    "commemorated remembered recalled debated protested attributed welcomed praised".split()
)
""" "The attack was condemned on Sunday": the day of what was said of it."""


def _is_launched(token: Token) -> bool:
    """ "Announced the start of raids", "a series of strikes": the noun hangs on one that stands for it."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _STARTS


_STARTS = frozenset(
    "start launch beginning series wave round end package days tranche batch set raft slate string spate flurry "
    "barrage number".split()
)


def _is_as_of(text: str, date_text: str) -> bool:
    """ "As of March 7" says until when a figure was counted, not when the event was."""
    lowered = text.lower()
    return f"as of {date_text.lower()}" in lowered or date_text.lower().startswith("as of")


def _is_since(text: str, date_text: str | None) -> bool:
    """ "Since the start of the invasion on February 24": the war goes on."""
    return bool(date_text and re.search(rf"\bsince\b[^.;,]{{0,90}}{re.escape(date_text)}", text, re.I))


def _running_on(when: When, verb: Token, context: ArticleContext, *, is_told: bool) -> When:
    start, day = when.interval.start, context.read.day
    if (
        not (is_told or verb.lower_ in BEGINNING)
        or start is None
        or day is None
        or start > day
        or when.interval.end != start
    ):
        return when
    return replace(when, interval=replace(when.interval, end=day))
