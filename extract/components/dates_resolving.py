"""From a date expression to the interval it stands for, after the codebook's rule on dates.

Nothing is guessed: where neither the words, the publication date, the verb's tense nor an earlier date in the
text fixes the interval, it is unresolved and the caller keeps the printed text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from extract.components.dates_anchoring import (
    resolve_day,
    resolve_day_of_month,
    resolve_month,
    resolve_month_told,
    resolve_nth_weekday,
    resolve_part_of_year,
    resolve_season,
    resolve_week_of_day,
    resolve_year,
    resolve_year_range,
)
from extract.components.dates_choosing import DateContext
from extract.components.dates_hints import hint_of
from extract.components.dates_relative import (
    resolve_ago,
    resolve_ago_to_the_unit,
    resolve_ahead,
    resolve_deadline,
    resolve_offset,
    resolve_overnight,
    resolve_past_span,
    resolve_relative_day,
    resolve_relative_unit,
)
from extract.components.dates_types import UNRESOLVED, DateExpression, DateInterval, Precision, Tense
from extract.components.dates_weekdays import resolve_night_into, resolve_weekday, resolve_weekday_range

Resolver = Callable[[DateExpression, DateContext], DateInterval]
_COARSENESS: dict[Precision, int] = {"day": 0, "month": 1, "year": 2, "unknown": 3}


def resolve(
    expression: DateExpression,
    published: date | None,
    tense: Tense | None,
    reference: DateInterval | None = None,
    years_in_text: Iterable[int] = (),
) -> DateInterval:
    """The days the expression covers.

    `tense` is that of the verb the date belongs to; "upcoming" and the like beside the date win over it.
    `reference` is the date told before, for "a day earlier" and "the same evening". `years_in_text` are years
    fixed by full dates elsewhere (see `years_fixed_by`); a single one serves the yearless dates of an
    article without a publication date.
    """
    years = tuple(sorted(set(years_in_text)))
    found = _resolve(expression, DateContext(published, expression.leaning or tense, reference, years))
    if published is not None or found.start is not None or found.end is not None:
        return found
    return replace(found, hint=hint_of(expression, reference.hint if reference else None))


def years_fixed_by(expressions: Iterable[DateExpression]) -> tuple[int, ...]:
    """The years that full dates (day, month and year) among the expressions give."""
    return tuple(sorted({one.parts.year for one in _all(expressions) if one.parts.year and one.parts.day}))


def _all(expressions: Iterable[DateExpression]) -> Iterable[DateExpression]:
    for one in expressions:
        yield one
        yield from _all(one.inner)


def _resolve(expression: DateExpression, context: DateContext) -> DateInterval:
    resolver = _RESOLVERS.get(expression.kind)
    if resolver is None or expression.is_vague:
        return UNRESOLVED
    return resolver(expression, context)


def _resolve_days(expression: DateExpression, context: DateContext) -> DateInterval:
    """A range: two joined expressions, or days of one month ("August 3-5")."""
    return _resolve_join(expression, context) if expression.inner else resolve_day(expression, context)


def _resolve_join(expression: DateExpression, context: DateContext) -> DateInterval:
    """From the start of the first to the end of the second; a year printed on one serves both."""
    first, second = expression.inner
    if _has_year(second) and not _has_year(first):
        end = _resolve(second, context)
        basis = end.basis
        start = _resolve_before(first, end.end, context) if end.end else UNRESOLVED
    else:
        start = _resolve(first, context)
        basis = start.basis
        anchor = replace(context, published=start.start, tense="future") if start.start else context
        end = _resolve(second, anchor if _follows_first(second) else context)
    if start.start is None or end.end is None or end.end < start.start:
        return UNRESOLVED
    return DateInterval(start.start, end.end, _coarser(start.precision, end.precision), basis)


def _resolve_before(first: DateExpression, end: date, context: DateContext) -> DateInterval:
    """The start of a range whose end is known: in the end's year or the year before it."""
    for year in (end.year, end.year - 1):
        start = _resolve(first, replace(context, published=None, years=(year,)))
        if start.start is not None and start.start <= end:
            return start
    return _resolve(first, replace(context, published=end, tense="past"))


def _has_year(expression: DateExpression) -> bool:
    return expression.parts.year is not None or expression.parts.year_shift is not None


def _follows_first(second: DateExpression) -> bool:
    """Whether the second end is looked for from the first on ("from Monday to Wednesday")."""
    parts = second.parts
    return second.kind in ("day_month", "weekday", "month", "day_of_month") and not (
        parts.shift or parts.week_shift or parts.year_shift
    )


def _coarser(one: Precision, other: Precision) -> Precision:
    return one if _COARSENESS[one] >= _COARSENESS[other] else other


def _resolve_since(expression: DateExpression, context: DateContext) -> DateInterval:
    """From the start of the named date to publication; the end stays open without a publication date."""
    start = _resolve(expression.inner[0], replace(context, tense="past"))
    if start.start is None:
        return UNRESOLVED
    if context.published is not None and start.start > context.published:
        return UNRESOLVED
    return DateInterval(start.start, context.published, start.precision, start.basis)


def _resolve_since_told(_expression: DateExpression, context: DateContext) -> DateInterval:
    """ "Since then": from the date told before to publication."""
    told, published = context.reference, context.published
    if told is None or told.start is None or published is None or told.start > published:
        return UNRESOLVED
    return DateInterval(told.start, published, told.precision, "relative")


def _resolve_until(expression: DateExpression, context: DateContext) -> DateInterval:
    """From publication to the end of the named date; an end already past has no known beginning.

    "Was shut on Friday and stayed so until Sunday": from a day told before it in its sentence.
    """
    told = context.reference.start if context.reference and context.tense == "past" else None
    if told is not None and expression.inner[0].kind == "weekday" and told != context.published:
        end_told = _resolve(expression.inner[0], replace(context, published=told, tense="future")).end
        if end_told and context.published and end_told <= context.published:
            return DateInterval(told, end_told, "day", "relative")
    ahead = _resolve(expression.inner[0], replace(context, tense="future"))
    end = ahead
    if context.tense == "past":
        behind = _resolve(expression.inner[0], context)
        end = min(ahead, behind, key=lambda one: _distance(one, context.published))
    if end.end is None:
        return UNRESOLVED
    start = context.published if context.published and context.published <= end.end else None
    return DateInterval(start, end.end, end.precision, end.basis)


def _resolve_by(expression: DateExpression, context: DateContext) -> DateInterval:
    """A deadline runs from publication to its end; "by Tuesday 66 had left" is told as of that Tuesday."""
    interval = _resolve_until(expression, context)
    if interval.end is None or interval.start is not None:
        return interval
    return _resolve(expression.inner[0], replace(context, tense="past"))


def _resolve_before_date(expression: DateExpression, context: DateContext) -> DateInterval:
    """Like a deadline where the date lies ahead; what happened before a past date has no date of its own."""
    interval = _resolve_until(expression, context)
    return UNRESOLVED if interval.start is None else interval


def _distance(interval: DateInterval, published: date | None) -> int:
    """Days between the interval's end and publication; nothing to tell apart where either is unknown."""
    return abs((interval.end - published).days) if interval.end and published else 0


def _resolve_time_only(_expression: DateExpression, context: DateContext) -> DateInterval:
    """ "In the evening": of the day told before."""
    reference = context.reference
    if reference is None or reference.precision != "day" or reference.start != reference.end:
        return UNRESOLVED
    return DateInterval(reference.start, reference.end, "day", "relative")


_RESOLVERS: dict[str, Resolver] = {
    "day_month": resolve_day,
    "numeric": resolve_day,
    "range": _resolve_days,
    "month_range": resolve_month,
    "month": resolve_month,
    "month_told": resolve_month_told,
    "year": resolve_year,
    "year_range": resolve_year_range,
    "quarter": resolve_part_of_year,
    "half": resolve_part_of_year,
    "season": resolve_season,
    "weekday": resolve_weekday,
    "weekday_range": resolve_weekday_range,
    "night_into": resolve_night_into,
    "week_of_day": resolve_week_of_day,
    "day_of_month": resolve_day_of_month,
    "nth_weekday": resolve_nth_weekday,
    "relative_day": resolve_relative_day,
    "overnight": resolve_overnight,
    "relative_unit": resolve_relative_unit,
    "deadline": resolve_deadline,
    "ago": resolve_ago,
    "ago_to_the_unit": resolve_ago_to_the_unit,
    "ahead": resolve_ahead,
    "past_span": resolve_past_span,
    "offset": resolve_offset,
    "since": _resolve_since,
    "since_told": _resolve_since_told,
    "until": _resolve_until,
    "by": _resolve_by,
    "before": _resolve_before_date,
    "time_only": _resolve_time_only,
}
"""How each kind is resolved. `vague` and `offset_from_event` (a day before the talks) are never resolved."""
