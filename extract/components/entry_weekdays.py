"""Entries of diaries and round-ups that open with the day of the week: "THU 18.", "MONDAY brought", "Tuesday:".

The day is the last one of that name, and of that number if one is printed, on or before publication; a page
without a day of publication counts from the last whole date of its opening ("Covering 14 to 20 May 2023").
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from extract.components.dates import find_dates, resolve

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAME = r"(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?"
_NUMBERED = re.compile(
    rf"(?P<name>{_NAME})\.?,? (?P<number>\d{{1,2}})(?:st|nd|rd|th)?\s*[.:–—-]", re.IGNORECASE
)
_NAMED = re.compile(r"(?P<name>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s*(?:[.:–—]|- )", re.IGNORECASE)
_LOUD = re.compile(r"(?P<name>(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)\b")
_OPENING = 600  # characters in which a page says what days it covers
_REACH = 70  # days back in which a weekday of a given number is looked for


def anchor_of(text: str, day: date | None, years: tuple[int, ...]) -> date | None:
    """The day that weekdays count from: publication, else the last whole date of the opening."""
    if day is not None:
        return day
    told = [resolve(found, None, "past", None, years) for found in find_dates(text[:_OPENING])]
    return max((i.end for i in told if i.end is not None and i.precision == "day"), default=None)


def weekday_stamp(words: str, anchor: date | None) -> tuple[date, str] | None:
    """The day that a text opens with by its name, and the stamp as printed."""
    found = _NUMBERED.match(words) or _NAMED.match(words) or _LOUD.match(words)
    if found is None or anchor is None:
        return None
    wanted = _NAMES.index(found["name"][:3].lower())
    number = found.groupdict().get("number")
    days = (anchor - timedelta(days=back) for back in range(_REACH))
    fitting = (d for d in days if d.weekday() == wanted and (number is None or d.day == int(number)))
    day = next(fitting, None)
    return (day, found.group()) if day is not None else None
