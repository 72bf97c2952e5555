"""The day of a turn of phrase: a date inside it or in its clause, never one beyond a clause boundary."""

from __future__ import annotations

import re

from extract.components.context import ArticleContext
from extract.components.dates_types import DateExpression
from extract.components.facts import When
from extract.components.simplify import Sentence

_BREAK = re.compile(
    r"[;:]|, (?:and|but|while|which|as|where|when|after|before) |\b(?:after|before|said|says|told)\b"
)
_FAR = 90  # characters


def date_of_turn(
    sentence: Sentence, span: tuple[int, int], context: ArticleContext, *, is_future: bool
) -> When:
    """The nearest date of the turn's clause, resolved by its tense."""
    best = min(
        (d for d in sentence.dates if _gap(sentence.text, span, d) is not None),
        key=lambda d: _gap(sentence.text, span, d) or 0,
        default=None,
    )
    if best is None:
        return When()
    interval = context.resolve(best, "future" if is_future else "past")
    return When(interval, best.text, best.time_of_day)


def _gap(text: str, span: tuple[int, int], date: DateExpression) -> int | None:
    """Characters between the turn and a date; None where a clause begins or ends between them."""
    start, end = span
    if date.char_start < end and start < date.char_end:
        return 0
    between = text[end : date.char_start] if date.char_start >= end else text[date.char_end : start]
    if len(between) > _FAR or _BREAK.search(between):
        return None
    return len(between) + 1 + (20 if date.char_end <= start else 0)
