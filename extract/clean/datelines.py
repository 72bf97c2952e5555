"""The dateline that opens a report: "KYIV, Ukraine (AP) —", "MOSCOW, March 5. /TASS/.", "Khujand. Today".

It tells where, and at times when, the report was written; it is not part of the first sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

VOCABULARY_PATH = Path(__file__).with_name("datelines.yml")
_LONGEST = 120  # characters

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_UPPER_WORD = r"(?:ST\.|[^\W\d_a-z][^\W\d_a-z'.-]*[^\W\d_a-z])"
_TITLE_WORD = r"(?:St\.|[^\W\d_a-z][^\W\d_]*(?:['-][^\W\d_]+)*)"
_CAPITALS = rf"{_UPPER_WORD}(?: {_UPPER_WORD}){{0,3}}"
_NAME = rf"{_TITLE_WORD}(?: (?:de |al-|la )?{_TITLE_WORD}){{0,2}}"
_REGION = r"(?:, (?P<region>D\.C\.|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,2}))"
_WIRE = r"(?: ?[(/] ?[A-Z][^()/\n]{1,30}[)/]\.?)"
_DASH = r"(?: ?(?:—|–|--)(?=\s|[A-Z\"])| -(?= ))"

_OPENING_DATE = re.compile(
    r"(?:date:? )?(?P<date>\d{4}-\d{2}-\d{2})(?: \d{2}:\d{2}(?::\d{2})?)?(?=[\s,—–-]|$)"
)
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # KYIV, Ukraine, May 8 (AP) —   also with a colon or, after a date, a full stop
        rf"(?P<places>{_CAPITALS}(?:/{_CAPITALS})*){_REGION}?(?:(?:, ?| )\(?(?P<date>{_DATE})\)?)?{_WIRE}?"
        rf"(?:{_DASH}|:(?= )|(?(date)\.(?:{_WIRE})?(?= [A-Z\"])|(?!)))",
        # Astana, 5 March (Kazinform) –
        rf"(?P<places>{_NAME}(?:/{_NAME})*){_REGION}?(?:(?:, ?| )\(?(?P<date>{_DATE})\)?)?{_WIRE}?"
        rf"(?:{_DASH}(?= ?[A-Z\"])|(?(date):(?= [A-Z\"])|(?!)))",
        # Baku, 5 March, AZERTAC   also with a dash
        rf"(?P<places>{_NAME}), (?P<date>{_DATE}),? (?P<wire>[A-Z]{{3,}})(?:{_DASH}(?= ?[A-Z\"])|(?=[.:]? [A-Z])[.:]?)",
        # Khujand. Today, ...
        rf"(?P<places>{_CAPITALS}|{_TITLE_WORD})\.(?= (?:Today|Yesterday|On {_DATE}|{_DATE})\b)",
    )
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Offsets of the dateline (separator included), its places, date and the region behind them as printed."""

    start: int
    end: int
    places: tuple[str, ...]
    date_text: str | None
    region: str | None = None  # "Honduras" of "AMAPALA, Honduras"


@cache
def load_vocabulary(path: Path = VOCABULARY_PATH) -> tuple[frozenset[str], frozenset[str]]:
    """Words that cannot be places: in ordinary case, and in capitals."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return frozenset(content["not_places"]), frozenset(content["initialisms"])


def match_dateline(mapped: str, start: int, end: int) -> Dateline | None:
    """The dateline at the start of a block of mapped text, if there is one with text after it."""
    opening = _OPENING_DATE.match(mapped, start, end)
    place_start = opening.end() if opening else start
    while place_start < end and mapped[place_start] in " ,\u00ad":
        place_start += 1
    place = _match_places(mapped, place_start, end)
    if place:
        date_text = place.date_text or (opening["date"] if opening else None)
        return Dateline(start, place.end, place.places, date_text, place.region)
    return Dateline(start, opening.end(), (), opening["date"]) if opening else None


def _match_places(mapped: str, start: int, end: int) -> Dateline | None:
    not_places, initialisms = load_vocabulary()
    for pattern in _DATELINES:
        match = pattern.match(mapped, start, min(end, start + _LONGEST))
        if match is None or match.end() >= end:
            continue
        places = tuple(match["places"].split("/"))
        if places[0] in initialisms or not_places.intersection(map(str.capitalize, places[0].split())):
            continue
        if _is_parenthesis(mapped, match, end) or _is_label(mapped, match):
            continue
        printed = match.groupdict()
        return Dateline(start, match.end(), places, printed.get("date"), printed.get("region"))
    return None


_REST_OF_LABEL = re.compile(r" ?[A-Z][A-Z' /&-]*[A-Z][.:] ")


def _is_label(mapped: str, match: re.Match[str]) -> bool:
    """ "GHANA - TOGO. The ministers met": a heading that runs into its text names a pair, and no town of writing."""
    return match["places"].isupper() and _REST_OF_LABEL.match(mapped, match.end()) is not None


def _is_parenthesis(mapped: str, match: re.Match[str], end: int) -> bool:
    """ "Putin – Russia's leader – met": a second dash soon after means that the first opened an aside."""
    if match["places"].isupper() or not match.group().rstrip().endswith(("—", "–", "-")):
        return False
    if match.group("places") != match.group().rstrip(" —–-"):
        return False  # a date or an agency is named: it is a dateline
    after = mapped[match.end() : min(end, match.end() + 80)].split(". ")[0]
    return any(dash in after for dash in (" – ", " — ", "—", " -- ", " - "))
