"""The day of a turn of phrase: a date inside it or in its clause, never one beyond a clause boundary."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from extract.components.context import ArticleContext
from extract.components.dates import DateExpression, DateInterval
from extract.components.facts import When
from extract.components.simplify import Sentence

_BREAK = re.compile(
    r"[;:]|, (?:and|but|while|which|as|where|after|before) |\b(?:after|before|said|says|told)\b"
)
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
_DAYS_OF = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS[2:])}) days of (?:[\w-]+ )?"
    r"(?:fighting|clashes|war|hostilities|shelling|bombardment)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r",? when (?:an? |the |its? )?[^,;:.]{0,40}")
_FAR = 90  # characters
_INSIDE = 15  # a date that closes the turn comes before one inside it
_SINCE = re.compile(r"\bsince (?:[\w'’-]+ ){0,6}$")


_COUNTED = re.compile(r"\b(?:first|second|third|only|most \w+|\w+est|\w{3,}th)\b[^,;.]{0,40}$", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:by|until|till|before|within)(?: the end of| the close of)? $")
_SAME_DAY = re.compile(
    r"^(?:Hours|Minutes) later\b|^Later (?:that|the same) day\b|\b(?:earlier|later) in the day\b"
)


def date_of_turn(
    sentence: Sentence,
    span: tuple[int, int],
    context: ArticleContext,
    *,
    is_future: bool,
    is_own: bool = False,
) -> When:
    """The nearest date of the turn's clause, resolved by its tense; else the day told before that it continues.

    `is_own`: only a date that the last noun of the turn has of its own, for what is told beside it has another.
    """
    near = [(gap, d) for d in sentence.dates if (gap := _gap(sentence.text, span, d)) is not None]
    if is_own:
        near = [(gap, d) for gap, d in near if _is_of_the_end(sentence.text, span[1], d)]
    for _gap_found, date in sorted(near, key=lambda pair: pair[0]):
        if date.kind == "since" and _COUNTED.search(sentence.text[: date.char_start]):
            continue
        if not is_future and _DEADLINE.search(sentence.text[: date.char_start]):
            continue
        interval = _interval(date, sentence, context, "future" if is_future else "past")
        since = _SINCE.search(sentence.text[: date.char_start])
        is_on = since and span[0] < since.start() and not _WHEN.match(sentence.text[date.char_end :])
        if is_on and interval.start and context.read.day:
            interval = replace(interval, end=max(interval.start, context.read.day))
        if interval.start is not None:
            return When(interval, date.text, date.time_of_day)
    lasting = _days_of_it(sentence.text, context)
    if lasting is not None:
        return lasting
    if _SAME_DAY.search(sentence.text) and context.last_date is not None:
        return When(context.last_date)
    return When()


_OF_THE_END = re.compile(
    r" ?(?:(?:of|on|in|from|since|early|late)? ?|,? (?:which|that) (?:has |have )?[a-z]+ [^;:.]{0,60} ?)$"
)
_CLOSE = 40  # characters


def _is_of_the_end(text: str, end: int, date: DateExpression) -> bool:
    """ "Last Monday's earthquake", "the earthquake of 28 March", "a cyclone which struck the north on Tuesday"."""
    if date.char_end <= end:
        return end - date.char_start <= _CLOSE and "after" not in text[date.char_end : end]
    return _OF_THE_END.fullmatch(text[end : date.char_start]) is not None


def _days_of_it(text: str, context: ArticleContext) -> When | None:
    """ "The ten days of fighting", still news: the days up to publication."""
    match = _DAYS_OF.search(text)
    if match is None or context.read.day is None:
        return None
    word = match[1].lower()
    count = int(word) if word.isdigit() else _NUMBERS.index(word)
    start = context.read.day - timedelta(days=count - 1)
    return When(DateInterval(start, context.read.day, "day", "relative"), match[0])


def _interval(date: DateExpression, sentence: Sentence, context: ArticleContext, tense: str) -> DateInterval:
    """A date by the one before it in the sentence where it leans on it: "on 3 May ... the same day"."""
    if (
        date.kind == "offset"
        and _OPENS_A_CLAUSE.search(date.text)
        and _CLAUSE.match(sentence.text, date.char_end)
    ):
        return _of_what_came_before(date, context)
    if date.kind == "since" and date.inner and ", the month in which" in sentence.text[date.char_end :][:24]:
        date = date.inner[0]
    return context.resolve(date, "past" if date.kind == "offset" else tense)


def _of_what_came_before(date: DateExpression, context: ArticleContext) -> DateInterval:
    """ "Were open again on Thursday, two days after hackers struck": the clause tells of Tuesday."""
    shift = -(date.parts.shift or 0)
    text = date.text.rpartition(" ")[0] + (" before" if shift < 0 else " after")
    return context.resolve(replace(date, text=text, parts=replace(date.parts, shift=shift)), "past")


_OPENS_A_CLAUSE = re.compile(r"\b(?:after|before)$", re.IGNORECASE)
_CLAUSE = re.compile(r"\s+(?:\w+\s+){1,6}?\w+(?:ed|ot|ew|ught|uck|ade|ore|ave|egan|oke|ook|ent|eft|ell)\b")


def _gap(text: str, span: tuple[int, int], date: DateExpression) -> int | None:
    """Characters between the turn and a date; None where a clause begins or ends between them."""
    start, end = span
    if date.char_start < end and start < date.char_end:
        return _INSIDE
    if date.char_end <= start and _WHEN.fullmatch(text[date.char_end : start]):
        return 1  # "since January, when a jet hit the hill"
    between = text[end : date.char_start] if date.char_start >= end else text[date.char_end : start]
    if len(between) > _FAR or _BREAK.search(between):
        return None
    return len(between) + 1 + (60 if date.char_end <= start else 0)
