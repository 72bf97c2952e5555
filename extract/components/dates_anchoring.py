"""Expressions that name a calendar day, month, season or year, fully or but for the year.

Where the year is left out, the tense of the verb decides: future means the first on or after publication,
anything else the latest on or before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from extract.components.dates_calendar import (
    SEASON_MONTHS,
    day_or_none,
    months,
    nth_weekday,
    one_day,
    week_around,
    whole_year,
)
from extract.components.dates_choosing import DateContext, choose_by_tense, choose_shifted
from extract.components.dates_types import UNRESOLVED, DateExpression, DateInterval, DateParts

_HALF_YEAR = timedelta(days=200)
_YEARS_SEARCHED = range(-8, 9)  # 29 February recurs within eight years, a turn of century included
_LONGEST_YEAR_RANGE = 60


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


def resolve_nth_weekday(expression: DateExpression, context: DateContext) -> DateInterval:
    """ "The third Monday in June"."""
    parts = expression.parts
    if parts.month is None or parts.weekday is None or parts.nth is None:
        return UNRESOLVED
    month, weekday, nth = parts.month, parts.weekday, parts.nth
    any_weekday = replace(parts, weekday=None)  # the weekday is no check on the year here
    return _in_some_year(
        any_weekday, context, lambda year: one_day(nth_weekday(year, month, weekday, nth), "explicit")
    )


def resolve_week_of_day(expression: DateExpression, context: DateContext) -> DateInterval:
    """ "The week of August 20": Monday to Sunday."""
    day = resolve_day(expression, context)
    return week_around(day.start, 0, day.basis) if day.start else UNRESOLVED


def resolve_month(expression: DateExpression, context: DateContext) -> DateInterval:
    """A month, or several ("March to May 2024"), with the year given, shifted ("last May") or left out."""
    parts = expression.parts
    if parts.month is None:
        return UNRESOLVED
    first, last = parts.month, parts.end_month or parts.month
    last += 12 if last < first else 0
    if parts.shift is not None and context.published:
        return choose_shifted(
            [months(context.published.year + step, first, last, "relative") for step in (-1, 0, 1)],
            context.published,
            parts.shift,
        )
    return _in_some_year(parts, context, lambda year: months(year, first, last, "explicit"))


def resolve_month_told(expression: DateExpression, context: DateContext) -> DateInterval:
    """ "The following January": the first such month after the date told before; "the same May" is of its year."""
    told, month = context.reference.start if context.reference else None, expression.parts.month
    shift = expression.parts.shift
    if told is None or month is None or shift is None:
        return UNRESOLVED
    is_over = month <= told.month if shift > 0 else month >= told.month
    return months(told.year + (shift if is_over else 0), month, month, "relative")


def resolve_season(expression: DateExpression, context: DateContext) -> DateInterval:
    parts = expression.parts
    if parts.season is None:
        return UNRESOLVED
    first, last = SEASON_MONTHS[parts.season]
    if parts.shift is not None and context.published:
        years = [months(context.published.year + step, first, last, "relative") for step in (-2, -1, 0, 1)]
        return choose_shifted(years, context.published, parts.shift)
    return _in_some_year(parts, context, lambda year: months(year, first, last, "explicit"))


def resolve_part_of_year(expression: DateExpression, context: DateContext) -> DateInterval:
    """A quarter or a half of a year, as whole months."""
    parts = expression.parts
    length, index = (3, parts.quarter) if parts.quarter else (6, parts.half)
    if index is None:
        return UNRESOLVED
    first = (index - 1) * length + 1
    return _in_some_year(parts, context, lambda year: months(year, first, first + length - 1, "explicit"))


def resolve_year(expression: DateExpression, _context: DateContext) -> DateInterval:
    year = expression.parts.year
    return whole_year(year, "explicit") if year else UNRESOLVED


def resolve_year_range(expression: DateExpression, _context: DateContext) -> DateInterval:
    first, last = expression.parts.year, expression.parts.end_year
    if first is None or last is None or not 0 < last - first <= _LONGEST_YEAR_RANGE:
        return UNRESOLVED
    return DateInterval(date(first, 1, 1), date(last, 12, 31), "year", "explicit")


def resolve_day_of_month(expression: DateExpression, context: DateContext) -> DateInterval:
    """ "On the 14th": the latest (future: first) day of that number around publication."""
    if context.published is None or expression.parts.day is None:
        return UNRESOLVED
    days = [
        day_or_none(context.published.year + (month - 1) // 12, (month - 1) % 12 + 1, expression.parts.day)
        for month in range(context.published.month - 2, context.published.month + 3)
    ]
    return choose_by_tense([one_day(day, context.basis) for day in days if day], context)


def _in_some_year(
    parts: DateParts, context: DateContext, in_year: Callable[[int], DateInterval | None]
) -> DateInterval:
    """The interval in the year that is printed, fixed by the text, or chosen by tense and weekday."""
    if parts.year is not None:
        return in_year(parts.year) or UNRESOLVED
    if parts.told_year is not None:
        told = context.reference.start if context.reference else None
        return (in_year(told.year + parts.told_year) if told else None) or UNRESOLVED
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
    return agreeing[0] if len(agreeing) == 1 else choose_by_tense(agreeing or candidates, context)


def _on_weekday(candidates: list[DateInterval], weekday: int | None, published: date) -> list[DateInterval]:
    """The candidates about publication that fall on the printed weekday; none for a misprint."""
    return [
        one
        for one in candidates
        if one.start and one.start.weekday() == weekday and abs(one.start - published) <= _HALF_YEAR
    ]
