"""Chooses among the years, months or weeks a date may fall in, by publication date and tense."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from extract.components.dates_calendar import ONE_DAY
from extract.components.dates_types import UNRESOLVED, Basis, DateInterval, Tense

NEAR = timedelta(days=31)
FAR = timedelta(days=182)
"""A yearless day nearly a year off on the side of the tense, but weeks away on the other, is on the other:
writers print the year of the former, and the verb beside a date is not always the one it belongs to."""


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


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: date
    end: date
    interval: DateInterval

    def distance(self, day: date) -> timedelta:
        return max(self.start - day, day - self.end, timedelta(0))


def choose_by_tense(intervals: Iterable[DateInterval], context: DateContext) -> DateInterval:
    """The first interval not yet over for a future verb, else the latest begun.

    One that begins a day after publication counts as begun: the writer's clock may be ahead of UTC.
    What had been planned for a day ("had been set for October") leans neither way: the nearest.
    """
    published = context.published
    if published is None:
        return UNRESOLVED
    candidates = _ordered(intervals)
    begun = [one for one in candidates if one.start <= published + ONE_DAY]
    open_ones = [one for one in candidates if one.end >= published]
    if context.tense == "nearest":
        return min(candidates, key=lambda one: one.distance(published)).interval if candidates else UNRESOLVED
    latest, first = begun[-1] if begun else None, open_ones[0] if open_ones else None
    chosen, other = (first, latest) if context.tense == "future" else (latest, first)
    if chosen and other and _is_misplaced(chosen, other, context):
        chosen = other
    return chosen.interval if chosen else UNRESOLVED


def _is_misplaced(chosen: _Candidate, other: _Candidate, context: DateContext) -> bool:
    """Whether the other side is meant; months are left to a verb that is plainly past or future."""
    if context.published is None:
        return False
    is_day = chosen.interval.precision == "day"
    may_turn = is_day or context.tense in (None, "present")
    return may_turn and chosen.distance(context.published) > FAR and other.distance(context.published) <= NEAR


def choose_shifted(intervals: Iterable[DateInterval], published: date, shift: int) -> DateInterval:
    """Last: the latest that is over; next: the first still to begin; this: the nearest to publication."""
    candidates = _ordered(intervals)
    if shift < 0:
        over = [one for one in candidates if one.end < published]
        return over[-1].interval if over else UNRESOLVED
    if shift > 0:
        to_come = [one for one in candidates if one.start > published]
        return to_come[0].interval if to_come else UNRESOLVED
    return min(candidates, key=lambda one: one.distance(published)).interval


def _ordered(intervals: Iterable[DateInterval]) -> list[_Candidate]:
    known = [_Candidate(one.start, one.end, one) for one in intervals if one.start and one.end]
    return sorted(known, key=lambda one: one.start)
