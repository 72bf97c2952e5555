"""The day an article speaks from, which its "today" means: the day it states for itself, else publication.

A briefing of the 19th is often posted on the 20th, a schedule of the 23rd on the 22nd. Such a text says in its
title ("Press briefing - July 19, 2021", "Public schedule for July 23") or in a line above the first speaker on
which day it was spoken. A news report states no day of its own: its dates are those of events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extract.clean import Dateline
from extract.components.dates import DateExpression, Tense, find_dates, resolve
from extract.components.turns import Turns
from extract.components.words import word_lists
from extract.records import Article

_BEFORE = timedelta(days=10)
_AHEAD = timedelta(days=3)
_LONGEST_LINE = 160  # characters
_MOST_LINES = 8
_SEPARATED = re.compile(r"[\-–—|:,(\[]\s*(?:as of )?$|^\s*$|\b(?:for|of|on|as of)(?: the)?\s*$", re.I)
_CLOSED = re.compile(r"^(?:[,;]? ?(?:at )?\d{1,2}[:.h]\d\d[^|]{0,25})?\s*(?:$|[)\]\-–—|:])")
_POSTED = re.compile(r"\b(?:publish|updat|post|releas|issu|modif|embargo|print|archiv|retriev)\w*", re.I)
_GREETING = re.compile(
    r"\b(?:happy|good|on an?|on this|this fine|this lovely) (?:early |late |busy |snowy |rainy |sunny )?"
    r"(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?= (?:morning|afternoon|evening|night)|[,.!;]|$| to )",
    re.I,
)
_GREETING_REACH = 500  # characters from the first speaker on
_KINDS = frozenset({"day_month", "numeric"})
_TENSES: tuple[Tense, ...] = ("past", "future")


def speaking_day(article: Article, dateline: Dateline | None, turns: Turns) -> date | None:
    """The stated day of what was spoken or scheduled, else that of publication, else the dateline's full date."""
    published = article.published_at.date() if article.published_at else None
    stated = _stated(article, turns, published)
    if stated is not None or published is not None:
        return stated or published
    printed = dateline.date_text if dateline else None
    return next((day for one in find_dates(printed or "") if (day := _day_of(one, None))), None)


def _stated(article: Article, turns: Turns, published: date | None) -> date | None:
    title = article.title or ""
    if turns.found or _is_record(title):
        day = _of_title(title, published)
        if day is not None:
            return day
    if not turns.found:
        return None
    return _of_opening(article.text[: turns.opening], published) or _greeted(article.text, turns, published)


def _is_record(words: str) -> bool:
    """Whether the words name a text that belongs to one day: a briefing, a schedule, remarks."""
    records = word_lists()["record_of_a_day"]
    return any(word in records for word in re.findall(r"[a-z]+", words.lower()))


def _of_title(title: str, published: date | None) -> date | None:
    """The date that closes or opens a title, set off from the rest."""
    for expression in find_dates(title):
        before, after = title[: expression.char_start], title[expression.char_end :]
        if _SEPARATED.search(before) and _CLOSED.match(after):
            return _near(expression, published)
    return None


def _of_opening(opening: str, published: date | None) -> date | None:
    """The one day that the lines above the first speaker name."""
    days = {day for line in _lines(opening) for one in find_dates(line) if (day := _near(one, published))}
    return days.pop() if len(days) == 1 else None


def _lines(opening: str) -> Iterator[str]:
    """Short lines that may say when it was spoken, not when it was put up."""
    lines = [line.strip() for line in opening.splitlines() if line.strip()]
    for line in lines[:_MOST_LINES]:
        if len(line) <= _LONGEST_LINE and not _POSTED.search(line):
            yield line


def _greeted(text: str, turns: Turns, published: date | None) -> date | None:
    """ "Happy Friday, everyone": the last such day up to publication."""
    if published is None:
        return None
    match = _GREETING.search(text, turns.opening, turns.opening + _GREETING_REACH)
    found = find_dates(match["day"].title()) if match else []
    return resolve(found[0], published, "past").start if found else None


def _near(expression: DateExpression, published: date | None) -> date | None:
    """The day of an expression that lies about publication; without one only a full date counts."""
    day = _day_of(expression, published)
    if day is None or published is None or -_BEFORE <= day - published <= _AHEAD:
        return day
    return None


def _day_of(expression: DateExpression, published: date | None) -> date | None:
    if expression.kind not in _KINDS:
        return None
    found = [resolve(expression, published, tense) for tense in _TENSES]
    days = [one.start for one in found if one.precision == "day" and one.start and one.start == one.end]
    return min(days, key=lambda day: abs(day - published) if published else timedelta(0), default=None)
