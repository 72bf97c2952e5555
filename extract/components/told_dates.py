"""The day that "a day earlier" or "at 3 p.m." is counted from: the one told before, in its sentence if any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from extract.components.dates import DateExpression, DateInterval, resolve
from extract.components.simplify import Sentence

_YEAR_REACH = 3  # sentences
_NEAR_CLOCK = 15  # characters


def told_before(
    expression: DateExpression,
    sentences: Sequence[Sentence],
    day: date | None,
    before: DateInterval | None,
    years: tuple[int, ...],
) -> DateInterval | None:
    """The last day named before the expression in its own sentence, the last of `sentences`; else `before`."""
    if not expression.leans_on_told:
        return before
    for other in _dates_before(expression, sentences):
        if other.leans_on_told and not other.is_of_told_year:
            continue
        told = resolve(other, day, "past", before, years)
        is_month = told.precision == "month" and expression.parts.unit in ("month", "year")
        is_year = expression.is_of_told_year and told.start is not None
        if told.precision == "day" or told.hint or is_month or is_year:
            return told
    return None if expression.kind in ("since_told", "until") else before


def _dates_before(expression: DateExpression, sentences: Sequence[Sentence]) -> Iterator[DateExpression]:
    """The dates told before one in its sentence, the nearest first; for a year also those before that.

    A clock time may also have its day right behind it.
    """
    own = sentences[-1].dates
    yield from (one for one in reversed(own) if one.char_end <= expression.char_start)
    if expression.kind == "time_only":
        yield from (one for one in own if 0 <= one.char_start - expression.char_end <= _NEAR_CLOCK)
    if expression.is_of_told_year:
        for sentence in reversed(sentences[-_YEAR_REACH - 1 : -1]):
            yield from reversed(sentence.dates)
