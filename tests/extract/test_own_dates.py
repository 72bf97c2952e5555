"""Which day an event of an article gets: its own, that of its trip, and never that of the telling or the return."""

from __future__ import annotations

import pytest

from extract.components.facts import Fact
from tests.extract.conftest import Extract

_PUBLISHER = "Ministry of Foreign Affairs of Norway"


def _days(fact: Fact) -> str:
    interval = fact.when.interval
    start, end = (day.strftime("%m-%d") if day else "?" for day in (interval.start, interval.end))
    return start if start == end else f"{start}..{end}"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Deputy Minister for Population, Refugees and Migration Julia Lie will travel to Kenya May 20-23.\n"
            "In Nairobi, Deputy Minister Lie will meet with Kenyan officials.\n",
            ["05-20..05-23"],
        ),
        (
            "Envoy Ola Lie of Norway returned from Kenya on May 15. "
            "During the trip Envoy Lie met with Kenyan Foreign Minister Amina Otieno.",
            ["?"],
        ),
        ("Envoy Ola Lie of Norway returned on May 15 from travel to Kenya and Uganda.", ["?", "?"]),
        (
            "The visit of Kenyan President William Ruto to Oslo, announced on Monday, will strengthen ties.",
            ["?"],
        ),
        ("The talks between Norway and Kenya held on Monday were good.", ["05-13"]),
        ("It was the most senior visit by a Norwegian official to Tripoli since 2014.", ["?"]),
        ("Envoy Ola Lie of Norway will return to Kenya on May 20.", ["05-20"]),
        ("As you heard from us this morning, Minister Espen Dahl will be traveling to Kenya.", ["?"]),
        ("As he visited Kenya on Monday, Minister Espen Dahl met with President William Ruto.", ["05-13"]),
    ],
)
def test_the_day_of_a_contact(extract_text: Extract, text: str, days: list[str]) -> None:
    facts = extract_text(text, publisher=_PUBLISHER).facts
    assert [_days(f) for f in facts if f.family == "contact"] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("As I announced yesterday, Norway is providing $36 million in assistance to the Kenyan people.", "05-15"),
        (  # the year is part of the plan's name
            "At the launch of the 2023 Joint Response Plan for the drought, Norwegian Ambassador Per Holm announced "
            "$15 million in aid for Kenya. It was good to see so many at today's event.",
            "05-16",
        ),
        ("Norway is providing $80 million in aid for Kenya. Today's contribution is a first step.", "05-16"),
        ("As the drought began last year, Norway delivered $65 million in food aid to Kenya.", "01-01..12-31"),
    ],
)  # fmt: skip
def test_the_day_of_a_pledge(extract_text: Extract, text: str, days: str) -> None:
    (fact,) = [f for f in extract_text(text, publisher=_PUBLISHER).facts if f.family == "agreement"]
    assert _days(fact) == days


def test_the_president_of_a_spokesman_is_his_own(extract_text: Extract) -> None:
    text = (
        "MR LIE: We work closely with the European Union.\nQUESTION: And?\n"
        "MR LIE: The Minister called Chilean Foreign Minister Rosa Soto with the President on Monday.\n"
    )
    contacts = [f for f in extract_text(text, publisher=_PUBLISHER).facts if f.family == "contact"]
    assert all("EU" not in f.codes for f in contacts)


def test_a_date_before_a_noun_is_its_own_though_a_comma_closes_the_year(extract_text: Extract) -> None:
    text = "He was behind the January 20, 2019, attack on the army base in Gao, Mali."
    (fact,) = extract_text(text).facts
    assert str(fact.when.interval.start) == "2019-01-20"


@pytest.mark.parametrize(
    "text",
    [
        "Norway will not be in a position to evacuate its citizens from Sudan.",
        "Norway is unable to evacuate its citizens from Sudan.",
    ],
)
def test_what_cannot_be_done_is_not_told_as_done(extract_text: Extract, text: str) -> None:
    assert not [f for f in extract_text(text).facts if f.status == "reported"]


def test_what_was_supposed_to_happen_is_a_plan(extract_text: Extract) -> None:
    text = "Kenyan Foreign Minister Amina Otieno was supposed to travel back to Oslo today."
    assert [f.status for f in extract_text(text).facts] == ["planned"]


def test_news_is_no_part_of_a_visit_of_old_told_far_from_it(extract_text: Extract) -> None:
    filler = (
        "The waters between the islands are rich in cod, and the boats of the coast have long known it. " * 6
    )
    text = (
        f"Foreign Minister Soto, thank you for the welcome that I had when I visited Chile in July.\n{filler}\n"
        "Norwegian Minister Espen Dahl and Chilean Foreign Minister Rosa Soto discussed fishing on Wednesday.\n"
    )
    found = [_days(f) for f in extract_text(text, publisher=_PUBLISHER).facts if f.family == "contact"]
    assert "05-15" in found


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (  # agreed at the meeting with which the text opens
            "On May 14, Norway and Kenya held the fifth meeting of their fisheries working group in Oslo. "
            "The delegations were led by Per Holm and Amina Otieno. They praised the work of the fishermen. "
            "Nets were discussed.\n\nNorway and Kenya agreed to launch a joint hatchery.",
            ["05-14"],
        ),
        (  # another meeting of the same days: either may be meant
            "On May 14, Norway and Kenya held the fifth meeting of their fisheries working group in Oslo. "
            "The delegations were led by Per Holm and Amina Otieno. They praised the work of the fishermen. "
            "On May 15 Kenyan and Norwegian ministers met in Bergen. Nets were discussed. Fish was served.\n\n"
            "The food was good. The weather was bad. The boats were late. The mood was fine.\n\n"
            "Norway and Kenya agreed to launch a joint hatchery.",
            ["?"],
        ),
    ],
)
def test_what_is_settled_at_the_meeting_a_text_opens_with_has_its_day(
    extract_text: Extract, text: str, days: list[str]
) -> None:
    assert [_days(f) for f in extract_text(text).facts if f.family == "agreement"] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("In the last month, there have been two small attacks in Libya.", "04-16..05-16"),
        ("There were attacks on two villages in northern Mali on Monday.", "05-13"),
        ("Last week Norway announced a large tranche of sanctions against Belarus.", "05-06..05-12"),
        ("Norway announced just this week on May 13 sanctions against Belarus.", "05-13"),
        ("Sword of the Isles, formed in 2000, has conducted attacks in Indonesia.", "?"),
        ("Since the start of Russia's invasion of Ukraine on May 1, Norway has sent aid.", "05-01..05-16"),
        ("After Russia's invasion of Ukraine on May 1, Norway has sent aid.", "05-01"),
    ],
)
def test_the_day_of_a_crisis(extract_text: Extract, text: str, days: str) -> None:
    (fact,) = [f for f in extract_text(text).facts if f.family == "crisis"]
    assert _days(fact) == days
