"""A date that nothing fixes keeps its weekday or its day of the year, and never becomes a date."""

from __future__ import annotations

from datetime import date

import pytest

from extract.components.dates_hints import hints_exclude
from tests.extract.conftest import Extract


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Norway's foreign minister met her Peruvian counterpart on Tuesday.", "weekday 2"),
        ("Norway's foreign minister met her Peruvian counterpart on 9 July.", "07-09"),
        ("Norway's foreign minister met her Peruvian counterpart in July.", None),
        ("Norway's foreign minister met her Peruvian counterpart today.", None),
        (
            "President Holmboe of Norway told reporters on Monday that she had talked by phone a day earlier"
            " with Peruvian President Alvez Mena.",
            "weekday 7",
        ),
    ],
)
def test_an_article_without_a_date_keeps_what_its_dates_say(
    extract_text: Extract, text: str, hint: str | None
) -> None:
    (fact,) = extract_text(text, day=None).facts
    assert (fact.when.interval.start, fact.when.interval.hint) == (None, hint)


def test_a_day_earlier_counts_from_the_day_named_before_it_in_the_sentence(extract_text: Extract) -> None:
    text = (
        "On Thursday it rained in Oslo. President Holmboe of Norway told reporters on Monday that she had talked"
        " by phone a day earlier with Peruvian President Alvez Mena."
    )
    days = {fact.when.interval.start for fact in extract_text(text, day="2024-05-14").facts}
    assert date(2024, 5, 12) in days


def test_two_weekdays_are_two_contacts(extract_text: Extract) -> None:
    text = (
        "Norway's foreign minister spoke by phone with her Peruvian counterpart on Tuesday."
        " Norway's foreign minister spoke by phone with her Peruvian counterpart on Friday."
    )
    hints = [fact.when.interval.hint for fact in extract_text(text, day=None).facts]
    assert hints == ["weekday 2", "weekday 5"]


def test_a_weekday_and_a_day_of_the_year_may_be_one_day() -> None:
    assert not hints_exclude("weekday 2", "07-09")
    assert hints_exclude("07-08", "07-09")
