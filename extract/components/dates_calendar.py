"""Calendar arithmetic for dates in news: weeks from Monday to Sunday, months, seasons, nearest weekdays."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from extract.components.dates_types import Basis, DateInterval, Precision

ONE_DAY = timedelta(days=1)
MONTHS_IN_YEAR = 12
SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
"""First and last month of a season of the northern half; winter runs into February of the next year."""


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day (30 February)."""
    if not 1 <= month <= MONTHS_IN_YEAR or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def one_day(day: date, basis: Basis) -> DateInterval:
    return DateInterval(day, day, "day", basis)


def months(year: int, first: int, last: int, basis: Basis, precision: Precision = "month") -> DateInterval:
    """Whole months of a year; a month number above 12 falls in the next year."""
    start = shift_months(date(year, 1, 1), first - 1)
    end = shift_months(date(year, 1, 1), last) - ONE_DAY
    return DateInterval(start, end, precision, basis)


def whole_year(year: int, basis: Basis) -> DateInterval:
    return DateInterval(date(year, 1, 1), date(year, 12, 31), "year", basis)


def shift_months(day: date, count: int) -> date:
    """The same day `count` months on, or the last day of a shorter month."""
    index = day.year * MONTHS_IN_YEAR + day.month - 1 + count
    year, month = index // MONTHS_IN_YEAR, index % MONTHS_IN_YEAR + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def latest_weekday(on_or_before: date, weekday: int) -> date:
    return on_or_before - timedelta(days=(on_or_before.weekday() - weekday) % 7)


def next_weekday(on_or_after: date, weekday: int) -> date:
    return on_or_after + timedelta(days=(weekday - on_or_after.weekday()) % 7)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; -1 for the last."""
    if nth < 0:
        month_end = date(year, month, calendar.monthrange(year, month)[1])
        return latest_weekday(month_end, weekday)
    return next_weekday(date(year, month, 1), weekday) + timedelta(weeks=nth - 1)


def week_around(day: date, shift: int, basis: Basis) -> DateInterval:
    """Monday to Sunday of the week `shift` weeks from the one of the day."""
    monday = monday_of(day) + timedelta(weeks=shift)
    return DateInterval(monday, monday + timedelta(days=6), "day", basis)


def unit_around(day: date, unit: str, shift: int, basis: Basis) -> DateInterval:
    """The day, week, weekend, month, quarter, year, decade or century `shift` units from the day's own."""
    if unit in ("day", "night"):
        return one_day(day + timedelta(days=shift), basis)
    if unit == "week":
        return week_around(day, shift, basis)
    if unit == "weekend":
        saturday = monday_of(day) + timedelta(days=5, weeks=shift)
        return DateInterval(saturday, saturday + ONE_DAY, "day", basis)
    if unit == "fortnight":
        return week_around(day, 2 * shift, basis)
    if unit == "month":
        first = shift_months(day.replace(day=1), shift)
        return months(first.year, first.month, first.month, basis)
    if unit == "quarter":
        first = shift_months(day.replace(day=1), 3 * shift)
        start = (first.month - 1) // 3 * 3 + 1
        return months(first.year, start, start + 2, basis)
    return _years_around(day.year, unit, shift, basis)


def _years_around(year: int, unit: str, shift: int, basis: Basis) -> DateInterval:
    length = {"year": 1, "decade": 10, "century": 100}[unit]
    start = year // length * length + shift * length
    if start < 1:
        raise ValueError(f"{shift} {unit} from {year} is before the calendar: check the expression's parts")
    return DateInterval(date(start, 1, 1), date(start + length - 1, 12, 31), "year", basis)


def step_back(day: date, unit: str, count: int) -> date:
    """The day `count` units before (a negative count: after)."""
    if unit in ("day", "night"):
        return day - timedelta(days=count)
    if unit in ("week", "fortnight", "weekend"):
        return day - timedelta(weeks=count * (2 if unit == "fortnight" else 1))
    per_unit = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    return shift_months(day, -count * per_unit)
