"""A sentence as turns of phrase see it: every mention and every date is one marker."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.components.dates_types import DateExpression
from extract.components.mentions import Mention
from extract.components.simplify import Sentence

Who = list[tuple[str, tuple[int, int] | None]]  # party code and the span that names it
MARKS = "⟦⟧"
_MARK = re.compile(r"⟦[a-z](\d+)⟧")


@dataclass(slots=True)
class Marked:
    """A sentence with a marker for every mention and date, and the way back to its own offsets."""

    text: str
    holds: list[Mention | DateExpression] = field(default_factory=list)
    starts: list[tuple[int, int]] = field(
        default_factory=list
    )  # (offset in the marked text, in the sentence)

    def offset(self, position: int) -> int:
        """Offset in the sentence of a position in the marked text."""
        before = [pair for pair in self.starts if pair[0] <= position]
        marked, own = before[-1] if before else (0, 0)
        return own + position - marked

    def mentions(self, start: int, end: int) -> list[Mention]:
        found = [self.holds[int(m[1])] for m in _MARK.finditer(self.text, start, end)]
        return [item for item in found if isinstance(item, Mention)]


_BETWEEN = re.compile(
    r"(?<=[a-z]) (?:(?:late|early|again|only|also) )?(?:on |in |since )?⟦d\d+⟧"
    r"(?= (?:its|the|an?|his|her|their|all|that|to|out|home|⟦|\d|two|three|four|five|six))"
)

_WEEKDAY = re.compile(
    r"(?<=[a-z]) on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?= (?:its|the|an?|his|her|their|all|that|to|out|home)\b)"
)


def without_weekday(text: str) -> str:
    """Plain text without a weekday that parts a verb from its object."""
    return _WEEKDAY.sub("", text) if "day " in text else text


def smoothed(marked: Marked) -> Marked | None:
    """The same with its one date, where it parts a verb from its object, at the end: "closed on Monday its border"."""
    spot = _BETWEEN.search(marked.text)
    if spot is None or marked.text.count("⟦d") > 1:
        return None
    (start, end), text = spot.span(), marked.text
    length = end - start
    stem = (text[:start] + text[end:]).rstrip(".")
    starts = [pair for pair in marked.starts if pair[0] <= start]
    starts += [(start, marked.offset(end))]
    starts += [(at - length, own) for at, own in marked.starts if at > end]
    starts += [(len(stem), marked.offset(start))]
    return Marked(stem + spot[0] + text[len(stem) + length :], marked.holds, starts)


def mark(sentence: Sentence, mentions: Iterable[Mention]) -> Marked:
    """The sentence with its mentions and dates marked; names without a country stay words."""
    spans: list[tuple[int, int, str, Mention | DateExpression]] = [
        (m.start - sentence.start, m.start + _length(m) - sentence.start, _letter(m), m)
        for m in mentions
        if _counts(m)
    ]
    for expression in sentence.dates:
        if all(expression.char_end <= a or expression.char_start >= b for a, b, _, _ in spans):
            spans.append((expression.char_start, expression.char_end, "d", expression))
    marked, position, pieces = Marked(""), 0, ""
    for start, end, letter, what in sorted(spans, key=lambda item: item[0]):
        if start < position:
            continue
        pieces += sentence.text[position:start] + f"⟦{letter}{len(marked.holds)}⟧"
        marked.holds.append(what)
        marked.starts.append((len(pieces), end))
        position = end
    marked.text = (pieces + sentence.text[position:]).replace("\n", " ")
    return marked


def _counts(mention: Mention) -> bool:
    return bool(mention.parties or mention.place_country) and mention.kind != "pronoun"


_TAIL = re.compile(r"(?: [a-z][\w-]*)+$")


def _length(mention: Mention) -> int:
    """Characters that the marker takes: "Danish" of "Danish warships", whose noun the turns want to see."""
    tail = _TAIL.search(mention.text) if mention.kind in ("institution", "role", "group") else None
    whole = tail is None or mention.text[: tail.start()].lower() == "the"
    return mention.end - mention.start if whole or tail is None else tail.start()


def _letter(mention: Mention) -> str:
    if mention.is_adjective:
        return "a"
    return {"party": "c", "place": "l", "airline": "v"}.get(mention.kind, "o")


def country_codes(mentions: Iterable[Mention]) -> Who:
    """Country or organisation of each mention with its span, each code once."""
    found: dict[str, tuple[int, int] | None] = {}
    for mention in mentions:
        codes = mention.parties
        if mention.kind == "place" and mention.place_country:
            codes = (mention.place_country,)
        for code in codes:
            found.setdefault(code, None if mention.is_anaphor else (mention.start, mention.end))
    return list(found.items())
