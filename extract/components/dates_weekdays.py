"""Weekdays: the latest on or before publication, for a future verb the first on or after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from extract.components.dates_calendar import ONE_DAY, latest_weekday, monday_of, next_weekday, one_day
from extract.components.dates_choosing import DateContext
from extract.components.dates_types import UNRESOLVED, DateExpression, DateInterval

_HALF_WEEK = timedelta(days=3)


def resolve_weekday(expression: DateExpression, context: DateContext) -> DateInterval:
    """A weekday around publication; "the following Monday" and "that Tuesday" go by the date told before."""
    parts = expression.parts
    if parts.weekday is None:
        return UNRESOLVED
    told_before = parts.shift is not None and expression.text.lower().startswith(("the ", "that "))
    anchor = _reference_day(context) if told_before else context.published
    if anchor is None:
        return UNRESOLVED
    if parts.week_shift is not None:
        week = monday_of(anchor) + timedelta(weeks=parts.week_shift)
        return one_day(week + timedelta(days=parts.weekday), "relative")
    if parts.shift is not None:
        return one_day(_shifted_weekday(anchor, parts.weekday, parts.shift), "relative")
    if context.tense == "future":
        return one_day(next_weekday(anchor, parts.weekday), "tense")
    latest = latest_weekday(anchor, parts.weekday)
    if context.tense == "nearest" and anchor - latest > _HALF_WEEK:
        return one_day(next_weekday(anchor, parts.weekday), "tense")
    return one_day(latest, context.basis)


def _reference_day(context: DateContext) -> date | None:
    return context.reference.start if context.reference else None


def _shifted_weekday(anchor: date, weekday: int, shift: int) -> date:
    """Last and next are strictly before and after the anchor; this is in the anchor's own week."""
    if shift < 0:
        return latest_weekday(anchor - ONE_DAY, weekday)
    if shift > 0:
        return next_weekday(anchor + ONE_DAY, weekday)
    return monday_of(anchor) + timedelta(days=weekday)


def resolve_weekday_range(expression: DateExpression, context: DateContext) -> DateInterval:
    """ "Overnight from Monday to Tuesday"."""
    start, last = resolve_weekday(expression, context), expression.parts.end_weekday
    if start.start is None or last is None:
        return UNRESOLVED
    return DateInterval(start.start, next_weekday(start.start, last), "day", start.basis)


def resolve_night_into(expression: DateExpression, context: DateContext) -> DateInterval:
    """ "Overnight into Tuesday" began on Monday."""
    day = resolve_weekday(expression, context)
    return replace(day, start=day.start - ONE_DAY) if day.start else UNRESOLVED
