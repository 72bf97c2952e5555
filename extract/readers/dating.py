"""Publication dates as received -> UTC and precision. What is not certain is refused, never guessed.

A date without a time has precision `day`; so has midnight without a time zone, which is how table programs
write a bare date. A time without a zone is taken as UTC. No date at all is `unknown`.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

Precision = Literal["second", "day", "unknown"]
MISSING = frozenset({"", "nan", "nat", "none", "null", "n/a"})
"""How programs write "no value" into a text column."""

WRITTEN_FORMATS = ("%B %d, %Y", "%d %B %Y", "%b %d, %Y", "%d %b %Y", "%Y/%m/%d", "%Y%m%d")
"""Dates in words or with the year first: those that can be read in one way only."""

YEARS = range(1700, 2200)
ISO_SHAPE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[T ].*)?")
COMPACT_SHAPE = re.compile(r"\d{8}T\d{4,6}(?:Z|[+-]\d{2}:?\d{2})?")


class UnparsableDateError(ValueError):
    """A publication date is present but says nothing certain."""


def parse_published(value: object) -> tuple[datetime | None, Precision]:
    """When an article was published, in UTC, and how exactly; UnparsableDateError where it is unclear."""
    if value is None or (isinstance(value, float) and value != value):
        return None, "unknown"
    if isinstance(value, datetime):
        return _from_datetime(value)
    if isinstance(value, date):
        return _from_date(value)
    if not isinstance(value, str):
        raise UnparsableDateError(f"{value!r} is not a date in text")
    text = value.strip()
    return (None, "unknown") if text.lower() in MISSING else _from_text(text)


def is_readable(text: str) -> bool:
    """Whether a text is a date that can be read in one way only."""
    try:
        return parse_published(text)[0] is not None
    except UnparsableDateError:
        return False


def _from_text(text: str) -> tuple[datetime | None, Precision]:
    if ISO_SHAPE.fullmatch(text):
        year, month, rest = text.split("-", 2)
        day = re.match(r"\d+", rest)
        padded = f"{year}-{month:0>2}-{day[0]:0>2}{rest[day.end() :]}" if day else text
        return _from_iso(padded, text)
    if COMPACT_SHAPE.fullmatch(text):
        return _from_iso(text, text)
    for written in WRITTEN_FORMATS:
        try:
            return _from_date(datetime.strptime(text, written).date())
        except ValueError:
            continue
    try:
        return _from_datetime(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise UnparsableDateError(f"{text[:60]!r} is not a date that can be read in one way only") from error


def _from_iso(padded: str, text: str) -> tuple[datetime | None, Precision]:
    try:
        if len(padded) == len("2026-03-07"):
            return _from_date(date.fromisoformat(padded))
        return _from_datetime(datetime.fromisoformat(re.sub(r"\s*(?:UTC|GMT)$", "+00:00", padded)))
    except ValueError as error:
        raise UnparsableDateError(f"{text[:60]!r} is not a valid date") from error


def _from_date(day: date) -> tuple[datetime | None, Precision]:
    return _checked(datetime(day.year, day.month, day.day, tzinfo=UTC)), "day"


def _from_datetime(moment: datetime) -> tuple[datetime | None, Precision]:
    if moment.tzinfo is None:
        if (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0):
            return _from_date(moment.date())
        return _checked(moment.replace(tzinfo=UTC)), "second"
    _checked(moment)
    return moment.astimezone(UTC), "second"


def _checked(moment: datetime) -> datetime:
    if moment.year not in YEARS:
        raise UnparsableDateError(f"the year {moment.year} cannot be that of a news article")
    return moment
