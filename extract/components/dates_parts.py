"""Turns the named groups of a matched date rule into values (month names to numbers, "last" to -1)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from extract.components.dates_types import DateParts

_SUFFIX = re.compile(r"_\d+$")
_CENTURY = 100
_NOT_PARTS = {"span", "time_of_day", "approximate", "shift_word", "first", "second"}
_WORD_LIST = {
    "month": "month",
    "end_month": "month",
    "weekday": "weekday",
    "end_weekday": "weekday",
    "shift": "shift",
    "year_shift": "shift",
    "told_year": "shift",
    "week_shift": "shift",
    "unit": "unit",
    "part": "part",
    "season": "season",
    "quarter": "ordinal",
    "half": "ordinal",
    "nth": "nth",
}


def parts_of(
    words: Mapping[str, Mapping[str, Any]], groups: Mapping[str, str | None], constants: Mapping[str, Any]
) -> DateParts:
    """The parsed parts of one match; constants are the rule's own and win over nothing that was matched."""
    values: dict[str, Any] = {key: value for key, value in constants.items() if key != "time_of_day"}
    for group, matched in groups.items():
        name = _SUFFIX.sub("", group)
        if matched and name not in _NOT_PARTS:
            values.update(_value(words, name, matched))
    values.update(_numeric(groups.get("first"), groups.get("second")))
    if "end_year" in values and values["end_year"] < _CENTURY:
        values["end_year"] += values["year"] // _CENTURY * _CENTURY
    return DateParts(**values)


def time_of_day_of(
    words: Mapping[str, Mapping[str, Any]], groups: Mapping[str, str | None], constants: Mapping[str, Any]
) -> str | None:
    """morning, noon, afternoon, evening or night, if the expression names one; "late Tuesday" is evening."""
    for group, matched in sorted(groups.items()):
        if not matched or _SUFFIX.sub("", group) != "time_of_day":
            continue
        value = words["time_of_day"].get(_plain(matched))
        if value:
            return str(value)
    stated = constants.get("time_of_day")
    return str(stated) if stated else None


def _plain(matched: str) -> str:
    return " ".join(matched.lower().split()).strip(".")


def _value(words: Mapping[str, Mapping[str, Any]], name: str, matched: str) -> dict[str, Any]:
    text = _plain(matched)
    if name == "day_shift":
        return {"shift": words["shift"][text]}
    if name == "count":
        return {"count": int(text) if text.isdigit() else words["count"][text]}
    if name == "month_number":
        return {"month": int(text)}
    if name in _WORD_LIST:
        return {name: _look_up(words[_WORD_LIST[name]], text)}
    return {name: int(re.sub(r"\D", "", text))}


def _look_up(values: Mapping[str, Any], text: str) -> Any:
    """The value of the text, or of the one of its words that has one ("this past" -> past, "the" -> this)."""
    if text in values:
        return values[text]
    known = [values[word] for word in re.split(r"[\s-]+", text) if word in values]
    if known:
        return known[-1]
    return 0 if text == "the" else None


def _numeric(first: str | None, second: str | None) -> dict[str, Any]:
    """Day and month of 14/06/2025; nothing where both could be the day, so that it stays unresolved."""
    if not first or not second:
        return {}
    one, other = int(first), int(second)
    if one == other:
        return {"day": one, "month": other}
    if one > 12:
        return {"day": one, "month": other}
    if other > 12:
        return {"day": other, "month": one}
    return {}
