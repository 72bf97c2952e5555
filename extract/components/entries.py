"""Entries of chronologies and live pages: the day that a stamp before them gives.

"16 August, 07:40." dates what follows it, in its paragraph if it stands before text, else until the next
stamp. A clock time alone ("21:52") means the day of publication. One stamp alone is no chronology.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.clean import Sentence as Span
from extract.components.dates import DateInterval, find_dates, resolve
from extract.components.dates_calendar import one_day
from extract.components.entry_weekdays import anchor_of, weekday_stamp

_CLOCK = r"\d{1,2}(?:[:.h]\d{2})?(?: ?[ap]\.?m\b\.?)?(?: ?(?:GMT|UTC|[CEW]ES?T|BST|MSK|IST|[ECP][SD]T|local time))?"
_PART = r"(?:early |late |mid-?)?(?:dawn|morning|noon|midday|afternoon|evening|night|midnight)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_BESIDE_DATE = re.compile(
    rf"[\s,.:;()\[\]|–—-]*(?:(?:at |on |about )?(?:{_CLOCK}|{_PART}|{_WEEKDAY})[\s,.:;()\[\]|–—-]*)*",
    re.IGNORECASE,
)
_CLOCK_STAMP = re.compile(
    r"[(\[]?(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?[ap]\.?m\b\.?)?(?: ?[A-Z]{3,4}\b)?[)\]]?[.:]?"
    r"(?=\s*(?:$|[\n|–—-]|[\"'“‘(]?[A-Z]))"
)
_FEWEST = {"date": 2, "clock": 3}
_LONGEST_STAMP = 45  # characters


@dataclass(frozen=True, slots=True)
class Entry:
    """The days that an entry tells of, and the words of its stamp."""

    interval: DateInterval
    text: str


@dataclass(frozen=True, slots=True)
class _Stamp:
    kind: str
    place: int
    entry: Entry
    paragraph: int | None  # the only one it governs; None: all until the next stamp


def find_entries(
    text: str, spans: Sequence[Span], day: date | None, years: tuple[int, ...]
) -> dict[int, Entry]:
    """The entry of each span that belongs to one, by the span's offset."""
    anchor = anchor_of(text, day, years)
    stamps = [
        stamp
        for place in range(len(spans))
        if (stamp := _named_day(text, spans, place, anchor) or _stamp(text, spans, place, day, years))
    ]
    counts = {kind: sum(stamp.kind == kind for stamp in stamps) for kind in _FEWEST}
    by_place = {stamp.place: stamp for stamp in stamps if counts[stamp.kind] >= _FEWEST[stamp.kind]}
    entries: dict[int, Entry] = {}
    current: _Stamp | None = None
    for place, span in enumerate(spans):
        current = by_place.get(place, current)
        if current and current.paragraph not in (None, span.paragraph):
            current = None
        if current and span.kind == "body":
            entries[span.start] = current.entry
    return entries


def _named_day(text: str, spans: Sequence[Span], place: int, anchor: date | None) -> _Stamp | None:
    """A paragraph that opens with the day of the week; alone on its line the day governs what follows."""
    span = spans[place]
    if place and spans[place - 1].paragraph == span.paragraph:
        return None
    stamp = weekday_stamp(text[span.start : span.end], anchor)
    if stamp is None:
        return None
    goes_on = place + 1 < len(spans) and spans[place + 1].paragraph == span.paragraph
    alone = len(stamp[1]) >= span.end - span.start and not goes_on
    entry = Entry(one_day(stamp[0], "relative"), stamp[1].rstrip(" .:-–—"))
    return _Stamp("date", place, entry, None if alone else span.paragraph)


def _stamp(
    text: str, spans: Sequence[Span], place: int, day: date | None, years: tuple[int, ...]
) -> _Stamp | None:
    span = spans[place]
    words = text[span.start : span.end]
    opens = place == 0 or spans[place - 1].paragraph != span.paragraph
    goes_on = place + 1 < len(spans) and spans[place + 1].paragraph == span.paragraph
    clock = _CLOCK_STAMP.match(words) if opens else None
    if clock and day:
        entry = Entry(one_day(day, "relative"), clock.group())
        alone = clock.end() == len(words) and not goes_on
        return _Stamp("clock", place, entry, None if alone else span.paragraph)
    if not opens or len(words) > _LONGEST_STAMP:
        return None
    interval = _day_of_stamp(words, day, years)
    paragraph = span.paragraph if goes_on else None
    return _Stamp("date", place, Entry(interval, words.rstrip(" .:-–—")), paragraph) if interval else None


def _day_of_stamp(words: str, day: date | None, years: tuple[int, ...]) -> DateInterval | None:
    """The interval of a text that is a date and nothing else but a time of the day."""
    dates = find_dates(words)
    if len(dates) != 1:
        return None
    beside = (words[: dates[0].char_start], words[dates[0].char_end :])
    if not all(_BESIDE_DATE.fullmatch(part) for part in beside):
        return None
    interval = resolve(dates[0], day, "past", None, years)
    return interval if interval.start is not None else None
