"""What a date that nothing fixes still says: its weekday, or its day of the year.

"On Friday" in an article without a publication date may be any Friday, yet it is no Tuesday. That tells which of
two dated events the report can mean; it never becomes a date. Written "weekday 5" (Monday is 1) or "07-09".
"""

from __future__ import annotations

from datetime import date, timedelta

from extract.components.dates_types import DateExpression

_LEAP_YEAR = 2000  # every day of a year is in it
_DAYS_OF_WEEK = 7
_WEEKDAY = "weekday "


def hint_of(expression: DateExpression, reference_hint: str | None) -> str | None:
    """The hint of an unresolved expression; "a day earlier" and "that evening" lean on the date told before."""
    parts = expression.parts
    if expression.kind == "weekday" and parts.weekday is not None:
        return f"{_WEEKDAY}{parts.weekday + 1}"
    if expression.kind == "day_month" and parts.month and parts.day and not parts.end_day:
        return f"{parts.month:02}-{parts.day:02}"
    if expression.kind == "time_only":
        return reference_hint
    if expression.kind == "offset" and parts.unit in ("day", "night") and reference_hint:
        count = parts.count if parts.count is not None else abs(parts.shift or 0)
        return _moved(reference_hint, count if (parts.shift or 0) > 0 else -count)
    return None


def hints_exclude(one: str | None, other: str | None) -> bool:
    """Two weekdays, or two days of the year, that differ."""
    return one is not None and other is not None and len(one) == len(other) and one != other


def _moved(hint: str, days: int) -> str:
    if hint.startswith(_WEEKDAY):
        weekday = int(hint.removeprefix(_WEEKDAY)) - 1
        return f"{_WEEKDAY}{(weekday + days) % _DAYS_OF_WEEK + 1}"
    month, day = (int(part) for part in hint.split("-"))
    reached = date(_LEAP_YEAR, month, day) + timedelta(days=days)
    return f"{reached.month:02}-{reached.day:02}"
