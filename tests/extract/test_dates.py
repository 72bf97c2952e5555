"""Date expressions in sentences stand for the intervals the codebook's rule on dates gives them."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from extract.components.dates import DateInterval, find_dates, resolve, years_fixed_by

CASES_FILE = Path(__file__).with_name("dates_cases.csv")
CASES = list(csv.DictReader(CASES_FILE.open(encoding="utf-8", newline="")))
DATED = [case for case in CASES if case["expression"]]
UNDATED = [case for case in CASES if not case["expression"]]


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def _reference(case: dict[str, str]) -> DateInterval | None:
    day = _day(case["reference"])
    return DateInterval(day, day, "day", "explicit") if day else None


def _name(case: dict[str, str]) -> str:
    return f"{case['text']} [{case['published']} {case['tense']} {case['reference']}]"


@pytest.mark.parametrize("case", DATED, ids=_name)
def test_an_expression_resolves_to_its_interval(case: dict[str, str]) -> None:
    found = [one for one in find_dates(case["text"]) if one.text == case["expression"]]
    assert len(found) == 1, [one.text for one in find_dates(case["text"])]
    expression = found[0]
    assert case["text"][expression.char_start : expression.char_end] == expression.text
    interval = resolve(expression, _day(case["published"]), case["tense"] or None, _reference(case))  # type: ignore[arg-type]
    expected = DateInterval(_day(case["start"]), _day(case["end"]), case["precision"], case["basis"])  # type: ignore[arg-type]
    assert interval == expected
    assert (expression.time_of_day or "") == case["time_of_day"]


@pytest.mark.parametrize("case", UNDATED, ids=_name)
def test_words_that_only_look_like_dates_are_left_alone(case: dict[str, str]) -> None:
    assert [one.text for one in find_dates(case["text"])] == []


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150
    assert len({_name(case) for case in CASES}) == len(CASES)


def test_a_full_date_elsewhere_fixes_the_year_of_an_undated_article() -> None:
    found = find_dates("They met on 2 May 2024 in Oslo. They spoke again on 6 May.")
    years = years_fixed_by(found)
    assert years == (2024,)
    assert resolve(found[1], None, "past", years_in_text=years).start == date(2024, 5, 6)


def test_two_years_in_the_text_fix_none() -> None:
    found = find_dates("They met on 2 May 2024 and on 3 June 2025. They spoke again on 6 May.")
    assert resolve(found[2], None, "past", years_in_text=years_fixed_by(found)).precision == "unknown"


def test_expressions_come_in_order_and_never_overlap() -> None:
    text = "On Monday, June 16, and from Tuesday to Friday they met, a week after the talks of May 2024."
    found = find_dates(text)
    ends = [0, *(one.char_end for one in found)]
    printed = ["Monday, June 16", "from Tuesday to Friday", "a week after", "May 2024"]
    assert [one.text for one in found] == printed
    assert all(one.char_start >= end for one, end in zip(found, ends, strict=False))
