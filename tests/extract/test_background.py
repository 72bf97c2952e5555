"""Background is what is not the news of the article's day: older events, standing states, wars named in passing."""

from __future__ import annotations

from datetime import date

import pytest

from extract.components.background import lies_back
from extract.components.dates import DateInterval
from tests.extract.conftest import Extract

_LEAD = "Norway's parliament opened on Thursday. "


def _flags(extract_text: Extract, text: str, family: str, day: str | None = "2024-05-16") -> list[bool]:
    return [f.is_background for f in extract_text(text, day=day).facts if f.family == family]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chilean President Carlos Vega met Peruvian President Ana Rojas on 14 May in Lima.", [False]),
        ("Chilean President Carlos Vega met Peruvian President Ana Rojas on 10 May in Lima.", [True]),
        ("Chilean President Carlos Vega met Peruvian President Ana Rojas in April in Lima.", [True]),
        ("Chilean President Carlos Vega met Peruvian President Ana Rojas some months ago in Lima.", [True]),
        ("Chilean President Carlos Vega met Peruvian President Ana Rojas a few days ago in Lima.", [False]),
        (
            "The minister said that Chilean President Carlos Vega had met Peruvian President Ana Rojas.",
            [False],
        ),
        (
            "Chilean President Carlos Vega met Peruvian President Ana Rojas in Lima on 10 May. "
            "The two presidents met again in Quito on 15 May.",
            [True, False],
        ),
    ],
)
def test_contacts_are_judged_by_their_day(extract_text: Extract, text: str, expected: list[bool]) -> None:
    assert _flags(extract_text, text, "contact") == expected


def test_an_undated_mention_does_not_make_news_of_an_old_event(extract_text: Extract) -> None:
    text = (
        "An earthquake struck Nepal on 2 May, killing 40 people. "
        "The earthquake in Nepal also destroyed 200 houses."
    )
    assert _flags(extract_text, text, "crisis") == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The minister condemned Russia's war against Ukraine.",
        "Norway stands by its friends in the face of Russia's invasion of Ukraine.",
        "Nothing was said about the war in Yemen.",
    ],
)
def test_wars_named_in_passing_are_background(extract_text: Extract, text: str) -> None:
    assert _flags(extract_text, _LEAD + text, "crisis") == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Sudan said that the war in Yemen was a disaster.",
        _LEAD + "The war between Chad and Sudan escalated.",
        _LEAD + "The war in Yemen has killed 300 people.",
    ],
)
def test_wars_of_the_lead_and_wars_of_which_something_is_told_are_news(
    extract_text: Extract, text: str
) -> None:
    assert _flags(extract_text, text, "crisis") == [False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers spoke of the ongoing negotiations between Norway and Kenya on a tax treaty.", True),
        ("Norway and Kenya opened negotiations on a tax treaty.", False),
    ],
)
def test_negotiations_that_are_only_named_stand_in_the_background(
    extract_text: Extract, text: str, expected: bool
) -> None:
    assert _flags(extract_text, _LEAD + text, "agreement") == [expected]


@pytest.mark.parametrize(
    ("interval", "day", "expected"),
    [
        (DateInterval(date(2024, 5, 13), date(2024, 5, 13), "day", "explicit"), date(2024, 5, 16), False),
        (DateInterval(date(2024, 5, 12), date(2024, 5, 12), "day", "explicit"), date(2024, 5, 16), True),
        (DateInterval(date(2024, 4, 1), date(2024, 4, 30), "month", "explicit"), date(2024, 5, 2), True),
        (DateInterval(date(2024, 5, 1), date(2024, 5, 31), "month", "explicit"), date(2024, 5, 2), False),
        (DateInterval(date(2019, 1, 1), date(2019, 12, 31), "year", "explicit"), None, True),
        (DateInterval(date(2019, 1, 1), date(2019, 1, 1), "day", "explicit"), None, False),
    ],
)
def test_news_reaches_back_three_days(interval: DateInterval, day: date | None, expected: bool) -> None:
    assert lies_back(interval, day) is expected
