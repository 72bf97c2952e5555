"""The values dates are handed on as: an expression as found in text, and the interval it stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year", "unknown"]
Basis = Literal["explicit", "relative", "tense", "unresolved"]
Tense = Literal["past", "future", "present", "nearest"]
Leaning = Literal["past", "future", "nearest"]


@dataclass(frozen=True, slots=True)
class DateParts:
    """What the words of an expression say, before anything is known of the publication date.

    `shift` is -1, 0, 1 (last, this, next; before, after; two for the day after tomorrow) and counts units.
    `weekday` counts from Monday = 0. `part` is early, mid, late, earlier, later or end.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    weekday: int | None = None
    end_weekday: int | None = None
    year_shift: int | None = None
    told_year: int | None = None  # years from that of the date told before: "May of that year"
    week_shift: int | None = None
    shift: int | None = None
    count: int | None = None
    unit: str | None = None
    part: str | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    nth: int | None = None  # of the weekdays of a month; -1 for the last


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as printed. Offsets are into the string that was searched; `inner` holds the ends of a join."""

    char_start: int
    char_end: int
    text: str
    kind: str
    parts: DateParts = field(default_factory=DateParts)
    is_vague: bool = False
    time_of_day: str | None = None
    leaning: Leaning | None = None
    inner: tuple[DateExpression, ...] = ()
    rule_id: str = ""

    @property
    def leans_on_told(self) -> bool:
        """Whether a date told before fixes it: "a day later", "the following May", "3 May of that year"."""
        is_beside = self.parts.shift is not None and self.text.lower().startswith(("the ", "that "))
        is_beside = is_beside and self.kind == "weekday"
        return (
            self.kind in ("offset", "since_told", "month_told", "until", "time_only")
            or self.is_of_told_year
            or is_beside
        )

    @property
    def is_of_told_year(self) -> bool:
        own = self.kind == "month_told" or self.parts.told_year is not None
        return own or any(one.is_of_told_year for one in self.inner)


@dataclass(frozen=True, slots=True)
class DateInterval:
    """The days an expression covers, both ends included; None where that end cannot be known.

    `precision` says how fine the words are, not how long the interval is: "since March" has precision month.
    `hint` is what an interval that is not known still says (see dates_hints).
    """

    start: date | None
    end: date | None
    precision: Precision
    basis: Basis
    hint: str | None = field(default=None, compare=False)


UNRESOLVED = DateInterval(None, None, "unknown", "unresolved")
"""A date that the text and the publication date do not fix. Never replaced by a guess."""
