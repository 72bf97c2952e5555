"""Expressions that count from publication ("two weeks ago") or from a date told before ("a day later")."""

from __future__ import annotations

from datetime import date, timedelta

from extract.components.dates_calendar import ONE_DAY, one_day, step_back, unit_around
from extract.components.dates_choosing import DateContext
from extract.components.dates_types import UNRESOLVED, DateExpression, DateInterval, Precision

_UNIT_PRECISION: dict[str, Precision] = {
    "hour": "day", "day": "day", "night": "day", "week": "day", "weekend": "day", "fortnight": "day",
    "month": "month", "quarter": "month", "year": "year", "decade": "year", "century": "year",
}  # fmt: skip
_HOURS_IN_DAY = 24
_WEEKS = ("week", "fortnight")
SATURDAY = 5
_LONGEST_COUNT_YEARS = 1500  # further back the calendar of this code ends


def resolve_relative_day(expression: DateExpression, context: DateContext) -> DateInterval:
    if context.published is None or expression.parts.shift is None:
        return UNRESOLVED
    return one_day(context.published + timedelta(days=expression.parts.shift), "relative")


def resolve_overnight(_expression: DateExpression, context: DateContext) -> DateInterval:
    """The night before publication, which is two calendar days."""
    if context.published is None:
        return UNRESOLVED
    return DateInterval(context.published - ONE_DAY, context.published, "day", "relative")


def resolve_relative_unit(expression: DateExpression, context: DateContext) -> DateInterval:
    """Last, this or next week, month, year; "earlier" and "later this week" stop at publication."""
    parts, published = expression.parts, context.published
    if published is None or parts.unit is None:
        return UNRESOLVED
    if parts.unit == "weekend" and not parts.shift:
        return _weekend_by_tense(published, context)
    whole = unit_around(published, parts.unit, parts.shift or 0, "relative")
    if parts.shift or parts.unit != "week":
        return whole
    if parts.part == "earlier":
        return DateInterval(whole.start, published, "day", "relative")
    if parts.part == "later":
        return DateInterval(published, whole.end, "day", "relative")
    return whole


def _weekend_by_tense(published: date, context: DateContext) -> DateInterval:
    """ "Over the weekend", "this weekend": with a past verb the one that has begun last, else this week's."""
    begun = published.weekday() >= SATURDAY
    shift = -1 if context.tense == "past" and not begun else 0
    return unit_around(published, "weekend", shift, context.basis)


def resolve_deadline(expression: DateExpression, context: DateContext) -> DateInterval:
    """ "Before the year is out": from publication to the end of the unit."""
    whole = resolve_relative_unit(expression, context)
    return DateInterval(context.published, whole.end, whole.precision, whole.basis)


def resolve_ago(expression: DateExpression, context: DateContext) -> DateInterval:
    """A day for days, the week, month or year reached for longer units."""
    return _counted(expression, context.published, -1)


def resolve_ago_to_the_unit(expression: DateExpression, context: DateContext) -> DateInterval:
    """ "Nine years ago this week", "a year ago today": the week or day that many years before."""
    parts, published = expression.parts, context.published
    if published is None or parts.unit is None or parts.part is None:
        return UNRESOLVED
    count = parts.count or 1
    if not _within_calendar(parts.unit, count):
        return UNRESOLVED
    return unit_around(step_back(published, parts.unit, count), parts.part, 0, "relative")


def resolve_ahead(expression: DateExpression, context: DateContext) -> DateInterval:
    return _counted(expression, context.published, 1)


def resolve_past_span(expression: DateExpression, context: DateContext) -> DateInterval:
    """ "The past three days", "the last 24 hours": from that long ago to publication."""
    parts, published = expression.parts, context.published
    if published is None or parts.unit is None:
        return UNRESOLVED
    count = parts.count or 1
    if parts.unit == "hour":
        days = -(-count // _HOURS_IN_DAY)
        return DateInterval(published - timedelta(days=days), published, "day", "relative")
    if not _within_calendar(parts.unit, count):
        return UNRESOLVED
    start = step_back(published, parts.unit, count)
    return DateInterval(start, published, _UNIT_PRECISION[parts.unit], "relative")


def resolve_offset(expression: DateExpression, context: DateContext) -> DateInterval:
    """ "A day earlier", "the same evening", "that month": counted from the date told before, never today."""
    direction = 1 if (expression.parts.shift or 0) > 0 else -1
    told, count = context.reference, expression.parts.count
    if told is not None and told.start == told.end and count and expression.parts.unit in _WEEKS:
        return _weeks_on(expression, told, direction * count)
    return _counted(expression, _anchor(expression, told), direction)


def _weeks_on(expression: DateExpression, told: DateInterval, count: int) -> DateInterval:
    """ "A week later", counted from a day: the same day of that week."""
    if told.start is None or told.precision != "day":
        return UNRESOLVED
    return one_day(step_back(told.start, expression.parts.unit or "week", -count), "relative")


def _anchor(expression: DateExpression, reference: DateInterval | None) -> date | None:
    """The reference's end for what comes after it, else its start; None if vaguer than the unit."""
    if reference is None:
        return None
    unit = expression.parts.unit or "day"
    if _UNIT_PRECISION[unit] == "day" and reference.precision != "day":
        return None
    if _UNIT_PRECISION[unit] == "month" and reference.precision in ("year", "unknown"):
        return None
    return reference.end if (expression.parts.shift or 0) > 0 else reference.start


def _counted(expression: DateExpression, anchor: date | None, direction: int) -> DateInterval:
    parts = expression.parts
    if anchor is None or parts.unit is None:
        return UNRESOLVED
    count = parts.count if parts.count is not None else abs(parts.shift or 0)
    if parts.unit == "hour":
        return _hours(anchor, count, direction)
    if not _within_calendar(parts.unit, count):
        return UNRESOLVED
    reached = step_back(anchor, parts.unit, -direction * count)
    return unit_around(reached, "week" if parts.unit == "fortnight" else parts.unit, 0, "relative")


def _hours(anchor: date, count: int, direction: int) -> DateInterval:
    """Hours seldom tell the day: whole days are counted, the rest may fall on either of two days."""
    days, rest = divmod(count, _HOURS_IN_DAY)
    day = anchor + direction * timedelta(days=days)
    if not rest:
        return one_day(day, "relative")
    other = day + direction * ONE_DAY
    return DateInterval(min(day, other), max(day, other), "day", "relative")


def _within_calendar(unit: str, count: int) -> bool:
    years = {"month": 1 / 12, "quarter": 0.25, "year": 1, "decade": 10, "century": 100}.get(unit, 1 / 52)
    return count * years <= _LONGEST_COUNT_YEARS
