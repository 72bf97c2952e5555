"""The day of an event that another is counted from: "signed on Wednesday, a day after their presidents met"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from extract.components.dates import UNRESOLVED, DateExpression, DateInterval, resolve
from extract.components.facts import When
from extract.components.frames import Frame

_AFTER = (" after", " following")
_BEFORE = (" before", " prior to", " ahead of")
_CLAUSE = re.compile(r"\s+(?!(?:in|at|by|and|with|that|to|on|when|for|from|during|as|or|but)\b)\w")
_OPENING = ("mark", "advmod", "prep", "advcl")


def opens_a_count(date: Token) -> bool:
    """ "A day after", "two weeks before": counts from what stands behind it, and dates what stands before it."""
    expression: DateExpression = date._.date
    if not expression.text.lower().endswith(_AFTER + _BEFORE):
        return False
    if expression.kind != "offset":
        return expression.kind == "offset_from_event"
    return bool(_CLAUSE.match(date.doc._.sentence.text, expression.char_end))


def counted_to(frame: Frame) -> Token | None:
    """The date whose count leads to the frame: the "a day after" over "their presidents met", "a raid"."""
    for head in (frame.token, *frame.token.ancestors):
        above = [head.head] if head.dep_ in ("pobj", "pcomp") else []
        opening = [c for c in head.children if c.i < head.i and c.dep_ in _OPENING and not list(c.children)]
        for token in above + opening:
            if token._.date is not None and opens_a_count(token):
                return token
    return None


def when_counted(
    opening: Token, frame: Frame, resolve_date: Callable[[DateExpression, str], DateInterval]
) -> When:
    """The day of the event: so many days before (or after) the one that its sentence tells it by."""
    expression: DateExpression = opening._.date
    base = _base(opening, frame)
    told = resolve_date(base._.date, "past") if base is not None else UNRESOLVED
    if told.start is None:
        return When()
    is_later = expression.text.lower().endswith(_AFTER)
    parts = replace(expression.parts, shift=-1 if is_later else 1, count=expression.parts.count or 1)
    counted = replace(expression, kind="offset", parts=parts)
    return When(resolve(counted, None, "past", told), expression.text)


def _base(opening: Token, frame: Frame) -> Token | None:
    """The date of what is told: the last before the count, else the first behind the clause it leads to."""
    doc = opening.doc
    told = [t for t in doc if t._.date is not None and not opens_a_count(t)]
    before = [t for t in told if t.i < opening.i]
    if before:
        return before[-1]
    own = {t.i for head in (opening, frame.token) for t in head.subtree}
    return next((t for t in told if t.i not in own), None)
