"""Undated events: the day they share with what is told beside them, and with the article as a whole."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extract

_JOINT = "Minister Espen Dahl and Chilean Foreign Minister Rosa Soto at a Joint Press Availability"
_NORWAY = "Ministry of Foreign Affairs of Norway"


def _days(extract_text: Extract, text: str, family: str, **options: str) -> list[str | None]:
    """The first day of each fact of the family, in reading order."""
    facts = [fact for fact in extract_text(text, **options).facts if fact.family == family]
    return [str(f.when.interval.start) if f.when.is_known else None for f in facts]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Kenya sent its deputy defence minister, Peter Otieno, to Lima on Tuesday. He met Peruvian Foreign "
            "Minister Ana Vega.",
            ["2024-05-14"],
        ),
        (
            "When Chilean Foreign Minister Ana Rojas and her Peruvian counterpart Luis Vega met in Arica on May 3, "
            "they discussed fishing.",
            ["2024-05-03"],
        ),
        (
            "Norway and Iceland held their maritime dialogue in Oslo on May 14, which included talks between "
            "Norwegian Foreign Minister Espen Dahl and Icelandic Foreign Minister Jon Palsson.",
            ["2024-05-14"],
        ),
        (
            "Ghanaian President Kofi Mensah received Togolese Foreign Minister Yao Agbeko on Tuesday. He had spoken by "
            "telephone with Beninese President Luc Hounsou the evening before.",
            ["2024-05-14", "2024-05-13"],
        ),
    ],
)
def test_an_undated_step_shares_the_day_told_just_before(
    extract_text: Extract, text: str, days: list[str | None]
) -> None:
    assert _days(extract_text, text, "contact") == days


def test_a_day_still_to_come_dates_nothing_that_happened(extract_text: Extract) -> None:
    text = (
        "Ghanaian President Kofi Mensah said that he would go to Lagos on May 29. On the margins he met Togolese "
        "Foreign Minister Yao Agbeko."
    )
    assert "2024-05-29" not in _days(extract_text, text, "contact")[-1:]


def test_the_two_signed_on_the_day_they_met(extract_text: Extract) -> None:
    text = (
        "Kenyan Foreign Minister Peter Otieno met his Peruvian counterpart Ana Vega in Lima on Tuesday. "
        "The two signed a memorandum of understanding on fishing."
    )
    assert _days(extract_text, text, "agreement") == ["2024-05-14"]


def test_the_term_of_a_plan_is_not_its_date(extract_text: Extract) -> None:
    text = "Officials from Peru and Chile on Tuesday agreed to roll out a joint action plan for 2023-2025."
    assert "2023-01-01" not in _days(extract_text, text, "agreement")


def test_thanks_for_hosting_us_today_date_the_meeting_of_those_who_speak(extract_text: Extract) -> None:
    text = (
        "MINISTER DAHL: Welcome to Oslo. It is good to have you.\n"
        "FOREIGN MINISTER SOTO: Thank you for hosting us today. We had a long discussion about cod.\n"
    )
    assert _days(extract_text, text, "contact", title=_JOINT, publisher=_NORWAY) == ["2024-05-16"]


def test_a_today_that_is_not_of_the_meeting_dates_nothing(extract_text: Extract) -> None:
    text = (
        "MINISTER DAHL: Welcome to Oslo. It is good to have you.\n"
        "FOREIGN MINISTER SOTO: Thank you. The dangers that the world faces today are great. We had a long "
        "discussion about cod.\n"
    )
    assert _days(extract_text, text, "contact", title=_JOINT, publisher=_NORWAY) == [None]


def test_meetings_of_a_dated_trip_fall_on_its_days(extract_text: Extract) -> None:
    text = (
        "Climate Envoy Espen Dahl travelled to South America on May 6-10 to discuss forests. "
        "In Peru, Espen Dahl met with Peruvian Foreign Minister Ana Vega."
    )
    assert _days(extract_text, text, "contact", publisher=_NORWAY) == ["2024-05-06"]


def test_what_a_government_is_doing_is_dated_by_the_action_it_calls_todays(extract_text: Extract) -> None:
    text = (
        "Norway is imposing sanctions on five officials of Togo. "
        "We have taken these actions today to protect the ballot."
    )
    assert _days(extract_text, text, "crisis", publisher=_NORWAY) == ["2024-05-16"]


def test_a_closure_lasts_since_the_day_told_in_its_sentence(extract_text: Extract) -> None:
    text = "A landslide on Monday buried the road, and Peru has kept the border with Chile closed since then."
    facts = [f for f in extract_text(text).facts if f.code == "border_closure"]
    assert [(str(f.when.interval.start), str(f.when.interval.end)) for f in facts] == [
        ("2024-05-13", "2024-05-16")
    ]


@pytest.mark.parametrize(
    ("text", "family", "day"),
    [
        (
            "The foreign minister of Nepal will be received by his Maldivian counterpart in Male on the 21st, when an "
            "agreement on certificates is to be signed.",
            "agreement",
            "2024-05-21",
        ),
        (
            "On Tuesday Egyptian President Adel Nour held talks with the Amir of Kuwait, following which finance "
            "ministers of Egypt and Kuwait signed an agreement on deposits.",
            "agreement",
            "2024-05-14",
        ),
        (
            "Two French planes flew in at dawn on Wednesday, landing on grass, and took 62 tourists out of Vanuatu.",
            "crisis",
            "2024-05-15",
        ),
        (
            "Norway said it would give 40 million kroner to Chilean farmers hit by an embargo in place since 2014.",
            "agreement",
            None,
        ),
    ],
)
def test_a_clause_without_a_day_shares_that_of_the_clause_it_hangs_on(
    extract_text: Extract, text: str, family: str, day: str | None
) -> None:
    assert _days(extract_text, text, family)[:1] == [day]


def test_what_has_been_suspended_until_a_weekday_lasts_to_the_one_to_come(extract_text: Extract) -> None:
    text = "Kenyan airlines have suspended flights to Ghana until Tuesday at the earliest."
    facts = [f for f in extract_text(text).facts if f.code == "flight_suspension"]
    assert [str(f.when.interval.end) for f in facts] == ["2024-05-21"]
