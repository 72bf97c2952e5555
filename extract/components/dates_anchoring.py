"""Expressions that name a calendar day, month, season or year, fully or but for the year.

Where the year (or, for a weekday, the week) is left out, the tense of the verb decides: future means the
first on or after publication, anything else the latest on or before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from extract.components.dates_calendar import (
    ONE_DAY,
    SEASON_MONTHS,
    day_or_none,
    latest_weekday,
    monday_of,
    months,
    next_weekday,
    one_day,
    whole_year,
)
from extract.components.dates_types import UNRESOLVED, Basis, DateExpression, DateInterval, DateParts, Tense

NEAR_FUTURE = timedelta(days=31)
"""Without a past or future verb, a yearless date up to a month ahead is meant rather than last year's."""
ONE_YEAR = timedelta(days=366)
_YEARS_SEARCHED = range(-8, 9)  # 29 February recurs within eight years, a turn of century included
_LONGEST_YEAR_RANGE = 60


@dataclass(frozen=True, slots=True)
class DateContext:
    """What an expression is resolved against. `years` are those the text fixes by full dates elsewhere."""

    published: date | None
    tense: Tense | None
    reference: DateInterval | None
    years: tuple[int, ...]

    @property
    def basis(self) -> Basis:
        return "relative" if self.tense is None else "tense"


def resolve_day(expression: DateExpression, context: DateContext) -> DateInterval:
    """A day of a month, "May 14" or "14 May 2025"; a printed weekday helps to choose the year."""
    parts = expression.parts
    if parts.month is None or parts.day is None:
        return UNRESOLVED
    month, number, last = parts.month, parts.day, parts.end_day

    def in_year(year: int) -> DateInterval | None:
        start, end = day_or_none(year, month, number), day_or_none(year, month, last or number)
        if start is None or end is None or end < start:
            return None
        return DateInterval(start, end, "day", "explicit")

    return _in_some_year(parts, context, in_year)


def resolve_month(expression: DateExpression, context: DateContext) -> DateInterval:
    """A month, or several ("March to May 2024"), with the year given, shifted ("last May") or left out."""
    parts = expression.parts
    if parts.month is None:
        return UNRESOLVED
    first, last = parts.month, parts.end_month or parts.month
    last += 12 if last < first else 0
    if parts.shift is not None and context.published:
        return _shifted(
            [months(context.published.year + step, first, last, "relative") for step in (-1, 0, 1)],
            context.published,
            parts.shift,
        )
    return _in_some_year(parts, context, lambda year: months(year, first, last, "explicit"))


def resolve_season(expression: DateExpression, context: DateContext) -> DateInterval:
    parts = expression.parts
    if parts.season is None:
        return UNRESOLVED
    first, last = SEASON_MONTHS[parts.season]
    if parts.shift is not None and context.published:
        years = [months(context.published.year + step, first, last, "relative") for step in (-2, -1, 0, 1)]
        return _shifted(years, context.published, parts.shift)
    return _in_some_year(parts, context, lambda year: months(year, first, last, "explicit"))


def resolve_part_of_year(expression: DateExpression, context: DateContext) -> DateInterval:
    """A quarter or a half of a year, as whole months."""
    parts = expression.parts
    length, index = (3, parts.quarter) if parts.quarter else (6, parts.half)
    if index is None:
        return UNRESOLVED
    first = (index - 1) * length + 1
    return _in_some_year(parts, context, lambda year: months(year, first, first + length - 1, "explicit"))


def resolve_year(expression: DateExpression, context: DateContext) -> DateInterval:
    year = expression.parts.year
    return whole_year(year, "explicit") if year else UNRESOLVED


def resolve_year_range(expression: DateExpression, context: DateContext) -> DateInterval:
    first, last = expression.parts.year, expression.parts.end_year
    if first is None or last is None or not 0 < last - first <= _LONGEST_YEAR_RANGE:
        return UNRESOLVED
    return DateInterval(date(first, 1, 1), date(last, 12, 31), "year", "explicit")


def resolve_weekday(expression: DateExpression, context: DateContext) -> DateInterval:
    """A weekday: that of the named week, next, last, or the latest (future: first) around publication."""
    parts, published = expression.parts, context.published
    if parts.weekday is None:
        return UNRESOLVED
    words = expression.text.lower()
    if words.startswith(("the ", "that ")):
        return _weekday_near_reference(parts, context)
    if published is None:
        return UNRESOLVED
    if parts.week_shift is not None:
        return one_day(
            monday_of(published) + timedelta(weeks=parts.week_shift, days=parts.weekday), "relative"
        )
    if parts.shift == -1:
        return one_day(latest_weekday(published - ONE_DAY, parts.weekday), "relative")
    if parts.shift == 1:
        return one_day(next_weekday(published + ONE_DAY, parts.weekday), "relative")
    if parts.shift == 0:
        return one_day(monday_of(published) + timedelta(days=parts.weekday), "relative")
    if context.tense == "future":
        return one_day(next_weekday(published, parts.weekday), "tense")
    return one_day(latest_weekday(published, parts.weekday), context.basis)


def _weekday_near_reference(parts: DateParts, context: DateContext) -> DateInterval:
    """ "The following Monday", "the previous Friday", "that Tuesday": seen from the date told before."""
    anchor = context.reference.start if context.reference else None
    if anchor is None or parts.weekday is None:
        return UNRESOLVED
    if parts.shift == 1:
        return one_day(next_weekday(anchor + ONE_DAY, parts.weekday), "relative")
    if parts.shift == -1:
        return one_day(latest_weekday(anchor - ONE_DAY, parts.weekday), "relative")
    return one_day(monday_of(anchor) + timedelta(days=parts.weekday), "relative")


def resolve_weekday_range(expression: DateExpression, context: DateContext) -> DateInterval:
    start = resolve_weekday(expression, context)
    if start.start is None or expression.parts.end_weekday is None:
        return UNRESOLVED
    return DateInterval(
        start.start, next_weekday(start.start, expression.parts.end_weekday), "day", start.basis
    )


def resolve_day_of_month(expression: DateExpression, context: DateContext) -> DateInterval:
    """ "On the 14th": the latest (future: first) day of that number around publication."""
    if context.published is None or expression.parts.day is None:
        return UNRESOLVED
    days = [
        day_or_none(context.published.year + (month - 1) // 12, (month - 1) % 12 + 1, expression.parts.day)
        for month in range(context.published.month - 2, context.published.month + 3)
    ]
    return _by_tense([one_day(day, context.basis) for day in days if day], context)


def _in_some_year(
    parts: DateParts, context: DateContext, in_year: Callable[[int], DateInterval | None]
) -> DateInterval:
    """The interval in the printed year, the year fixed by the text, or the year that tense and weekday choose."""
    if parts.year is not None:
        return in_year(parts.year) or UNRESOLVED
    if context.published is None:
        return (in_year(context.years[0]) if len(context.years) == 1 else None) or UNRESOLVED
    published = context.published
    if parts.year_shift is not None:
        found = in_year(published.year + parts.year_shift)
        return DateInterval(found.start, found.end, found.precision, "relative") if found else UNRESOLVED
    found_years = (in_year(published.year + step) for step in _YEARS_SEARCHED)
    candidates = [
        DateInterval(one.start, one.end, one.precision, context.basis)
        for one in found_years
        if one is not None
    ]
    agreeing = _on_weekday(candidates, parts.weekday, published)
    return agreeing[0] if len(agreeing) == 1 else _by_tense(agreeing or candidates, context)


def _on_weekday(candidates: list[DateInterval], weekday: int | None, published: date) -> list[DateInterval]:
    """The candidates within a year of publication that fall on the printed weekday; none for a misprint."""
    return [
        one
        for one in candidates
        if one.start and one.start.weekday() == weekday and abs(one.start - published) <= ONE_YEAR
    ]


def _by_tense(candidates: Iterable[DateInterval], context: DateContext) -> DateInterval:
    """The candidate that tense chooses. A day ahead counts as past too: the writer's clock may be ahead of UTC."""
    published = context.published
    if published is None:
        return UNRESOLVED
    ordered = [(one.start, one.end, one) for one in candidates if one.start and one.end]
    after = [one for _, end, one in ordered if end >= published]
    before = [one for start, _, one in ordered if start <= published + ONE_DAY]
    ahead = next((one for start, _, one in ordered if start > published), None)
    near = ahead is not None and ahead.start is not None and ahead.start - published <= NEAR_FUTURE
    running = bool(before and before[-1].end and before[-1].end >= published)
    if context.tense == "future":
        return after[0] if after else UNRESOLVED
    if context.tense != "past" and near and not running and _far_back(before, published) and ahead:
        return ahead
    return before[-1] if before else UNRESOLVED


def _far_back(before: list[DateInterval], published: date) -> bool:
    """Whether the latest past candidate lies more than half a year back (days of a month never do)."""
    return not before or before[-1].end is None or published - before[-1].end > timedelta(days=182)


def _shifted(candidates: list[DateInterval], published: date, shift: int) -> DateInterval:
    """Last: the latest that ended before publication's month; next: the first still to begin; this: the nearest."""
    known = [one for one in candidates if one.start and one.end]
    past = [one for one in known if one.end and one.end < published]
    ahead = [one for one in known if one.start and one.start > published]
    if shift < 0:
        return past[-1] if past else UNRESOLVED
    if shift > 0:
        return ahead[0] if ahead else UNRESOLVED
    return min(known, key=lambda one: _distance(one, published))


def _distance(interval: DateInterval, day: date) -> int:
    if interval.start is None or interval.end is None or interval.start <= day <= interval.end:
        return 0
    return min(abs((interval.start - day).days), abs((interval.end - day).days))
