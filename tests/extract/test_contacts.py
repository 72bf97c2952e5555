"""Contacts in sentences: who met, called, visited or wrote to whom, in all the ways that news tells it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.components.facts import Fact
from tests.extract.conftest import Extract

CASES = yaml.safe_load(Path(__file__).with_name("contacts_cases.yml").read_text(encoding="utf-8"))


def line_of(fact: Fact, *, dated: bool) -> str:
    """The fact in the words of the case file."""
    day = [str(fact.when.interval.start)] if dated else []
    return " ".join([fact.code, fact.status, *sorted(fact.codes), *day])


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_text_tells_its_contacts_and_no_others(extract_text: Extract, case: dict[str, Any]) -> None:
    facts = [f for f in extract_text(case["text"], day="2025-06-18").facts if f.family == "contact"]
    told = {line_of(fact, dated=dated) for fact in facts for dated in (True, False)}
    assert set(case["facts"]) <= told
    assert len(facts) == len(case["facts"])


def test_guests_who_come_here_visit_the_country_of_the_page(extract_text: Extract) -> None:
    text = "Bahrain's Foreign Minister Yusuf Saad arrived here on Sunday."
    facts = extract_text(text, publisher="Ministry of Foreign Affairs of Nepal").facts
    assert [(fact.code, sorted(fact.codes)) for fact in facts] == [("visit", ["BHR", "NPL"])]


def test_host_without_a_country_is_of_the_place_and_not_of_the_page(extract_text: Extract) -> None:
    text = "Foreign Minister Ola Berg arrived in Accra on Monday. He was received by President Kofi Mensah."
    facts = extract_text(text, publisher="Danish Ministry of Foreign Affairs").facts
    assert [(fact.code, sorted(fact.codes)) for fact in facts] == [("meeting", ["DNK", "GHA"])]


def test_who_travels_is_of_the_page_and_not_of_where_he_goes(extract_text: Extract) -> None:
    text = (
        "AMMAN, May 14 - Foreign Minister Tariq Saad will pay a working visit to Kuwait on Thursday, the ministry's "
        "spokesperson, Ambassador Rula Haddad, said. He is also to be received by the Kuwaiti Prime Minister."
    )
    facts = extract_text(text, publisher="Jordan Press Bureau").facts
    assert [(fact.status, sorted(fact.codes)) for fact in facts] == [("planned", ["JOR", "KWT"])]


def test_two_prime_ministers_without_a_country_are_not_both_of_the_page(extract_text: Extract) -> None:
    text = "Prime Minister Josefa Vula spoke with Prime Minister Sione Tau on Monday to offer help to Tonga."
    facts = extract_text(text, publisher="Government of Fiji").facts
    assert [sorted(fact.codes) for fact in facts] == [["FJI", "TON"]]


def test_a_counterpart_with_a_name_of_her_own_is_of_where_she_is_met(extract_text: Extract) -> None:
    text = (
        "Foreign Minister Tama Wira, who has discussed the storm with his Australian counterpart, Josie Marr, will "
        "travel to Suva. He will meet his counterpart, Ana Taufa, on 22 May."
    )
    facts = extract_text(text, publisher="New Zealand Government").facts
    assert ["FJI", "NZL"] in [sorted(fact.codes) for fact in facts if fact.code == "meeting"]


def test_planned_talks_with_a_guest_are_those_of_the_person_told_of_before(extract_text: Extract) -> None:
    text = "President Omar Aziz of Oman will fly to Accra. A meeting with the President of Togo is planned there."
    facts = extract_text(text).facts
    assert ["OMN", "TGO"] in [sorted(fact.codes) for fact in facts]


def test_background_follows_the_date_that_is_kept(extract_text: Extract) -> None:
    text = "Ghana's President Kofi Mensah met Peru's President Ana Rojas. They met in Lima in March 2019."
    facts = [fact for fact in extract_text(text).facts if fact.when.is_known]
    assert all(fact.is_background for fact in facts)


@pytest.mark.parametrize(
    "rest",
    [
        "In the evening call, the ministers turned to cables.",
        "In the second call, held in the evening, the ministers turned to cables.",
        "The second call, in the evening, was about cables.",
        "On the evening of the same day the two ministers spoke by telephone once more.",
    ],
)
def test_the_morning_call_and_the_evening_call_are_two(extract_text: Extract, rest: str) -> None:
    lead = (
        "Foreign Minister Ola Berg of Denmark held two telephone conversations with her Ghanaian counterpart "
        "Kofi Mensah on Monday. In the morning call, Berg described a storm that began on June 3. "
    )
    if rest.startswith("On"):
        lead = "On the morning of June 16, Denmark's Foreign Minister Ola Berg called Ghana's Kofi Mensah. "
    found = [
        (str(f.when.interval.start), f.when.time_of_day)
        for f in extract_text(lead + rest, day="2025-06-18").facts
    ]
    assert found == [("2025-06-16", "morning"), ("2025-06-16", "evening")]


def test_talks_told_as_of_the_morning_are_not_the_call_of_the_evening(extract_text: Extract) -> None:
    text = (
        "Denmark's Foreign Minister Ola Berg has spoken by phone with Ghana's Kofi Mensah for the second time today. "
        "The two had already talked this morning. This evening's call was about cables."
    )
    assert sorted(str(fact.when.time_of_day) for fact in extract_text(text, day=None).facts) == [
        "evening",
        "morning",
    ]


def test_official_who_receives_a_traveller_is_of_the_country_visited(extract_text: Extract) -> None:
    text = (
        "WELLINGTON, June 18 - Foreign Minister Tama Wiki was in Nuku'alofa on Monday. "
        "He was also received by His Majesty the King."
    )
    facts = extract_text(text, publisher="Kauri Press").facts
    assert {tuple(sorted(fact.codes)) for fact in facts} == {("NZL", "TON")}


def test_official_whom_a_minister_meets_at_home_stays_of_the_page(extract_text: Extract) -> None:
    text = "WELLINGTON, June 18 - Foreign Minister Tama Wiki met the Minister of Health about the floods in Tonga."
    facts = extract_text(text, publisher="Kauri Press").facts
    assert not [fact for fact in facts if fact.family == "contact"]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        (
            "Danish Foreign Minister Ola Berg will travel to Ghana, where he will meet with President Kofi Mensah.",
            {"Ola Berg", "Kofi Mensah"},
        ),
        (
            "Danish Foreign Minister Ola Berg met with Ghanaian leaders, including President Kofi Mensah and Foreign "
            "Minister Ama Boateng.",
            {"Ola Berg", "Kofi Mensah", "Ama Boateng"},
        ),
        (
            "Danish Foreign Minister Ola Berg held talks with Ghanaian officials such as Foreign Minister Ama Boateng.",
            {"Ola Berg", "Ama Boateng"},
        ),
        (
            "Danish Foreign Minister Ola Berg met with Ghanaian leaders on crises, including Togo's Yao Amegah's.",
            {"Ola Berg"},
        ),
    ],
)
def test_persons_told_to_be_among_a_side_take_part(
    extract_text: Extract, text: str, persons: set[str]
) -> None:
    [fact] = [f for f in extract_text(text).facts if f.family == "contact"]
    assert {ref.person.full_name for ref in fact.persons} == persons
    assert all(ref.party_code for ref in fact.persons)


def test_two_who_hold_one_office_are_not_both_of_the_page(extract_text: Extract) -> None:
    text = (
        "RIGA, June 18 - Latvia and Iceland are friends. The Prime Ministers, Ilze Kalna and Pall Steinn, "
        "spoke by telephone on Monday."
    )
    facts = extract_text(text, publisher="Amber Wire").facts
    assert [(fact.code, sorted(fact.codes)) for fact in facts] == [("phone_call", ["ISL", "LVA"])]


def test_an_occasion_called_by_its_day_is_of_that_day(extract_text: Extract) -> None:
    text = (
        "Secretary of State Rita Stone spoke today with Ghanaian President Kofi Mensah. "
        "The Secretary also welcomed the June 27 U.S.-Ghana Strategic Dialogue, which will bring together senior-level "
        "interagency teams to review joint efforts."
    )
    facts = extract_text(text, day="2025-06-18", publisher="U.S. Department of State").facts
    days = {(f.status, str(f.when.interval.start)) for f in facts if f.family == "contact"}
    assert days == {("held", "2025-06-18"), ("planned", "2025-06-27")}
