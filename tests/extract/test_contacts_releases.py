"""Contacts in releases of ministries: joint calls, anaphoric groups, envoys, places with their country."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.pipeline import Extraction

Extract = Callable[..., Extraction]


def _contacts(extraction: Extraction) -> list[tuple[str, str, str]]:
    return [(f.code, f.status, "-".join(sorted(f.codes))) for f in extraction.facts if f.family == "contact"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "Minister Dahl's Call with Swedish, Finnish, and Estonian Counterparts",
            [("phone_call", "held", "EST-FIN-NOR-SWE")],
        ),
        (
            "Minister Dahl's Calls with Swedish, Finnish, and Estonian Counterparts",
            [
                ("phone_call", "held", "NOR-SWE"),
                ("phone_call", "held", "FIN-NOR"),
                ("phone_call", "held", "EST-NOR"),
            ],
        ),
    ],
)
def test_title_tells_whether_a_call_was_one(
    extract_text: Extract, title: str, expected: list[tuple[str, str, str]]
) -> None:
    text = (
        "Norwegian Foreign Minister Nils Dahl spoke today with Swedish Foreign Minister Eva Lind, Finnish "
        "Foreign Minister Aino Virta, and Estonian Foreign Minister Jaan Tamm about the crisis in Libya."
    )
    assert _contacts(extract_text(text, title=title)) == expected


def test_title_with_a_call_makes_no_call_of_talks_between_others(extract_text: Extract) -> None:
    text = "The Norwegian minister praised the talks that Peru and Chile held in Lima on Monday."
    title = "Minister Dahl's Call with Swedish Foreign Minister Lind"
    assert _contacts(extract_text(text, title=title)) == [("talks", "held", "CHL-PER")]


def test_they_are_all_who_met(extract_text: Extract) -> None:
    text = (
        "Danish Foreign Minister Ola Berg met Irish Foreign Minister Sean Walsh and Maltese Foreign Minister "
        "Rosa Vella in Cork on Monday. The Danish minister praised the work of Ireland and Malta. "
        "They also discussed fisheries."
    )
    assert _contacts(extract_text(text)) == [("meeting", "held", "DNK-IRL-MLT")]


def test_those_named_in_the_sentence_are_they_rather_than_those_who_met(extract_text: Extract) -> None:
    text = (
        "Danish Foreign Minister Ola Berg met Irish Foreign Minister Sean Walsh in Cork on Monday. "
        "Peru and Chile said on Sunday that they had discussed the border with each other."
    )
    assert ("talks", "held", "CHL-PER") in _contacts(extract_text(text))


def test_an_envoy_is_of_the_country_that_sends_him(extract_text: Extract) -> None:
    text = "German Special Envoy for Libya Anna Krause met Tunisian Foreign Minister Ali Mansour on Monday."
    assert _contacts(extract_text(text)) == [("meeting", "held", "DEU-TUN")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Danish Foreign Minister Ola Berg met Omani Foreign Minister Badr Salim in Rabat, Morocco.",
            "DNK-OMN",
        ),
        ("Danish Foreign Minister Ola Berg will travel to Brest, France, on Friday.", "DNK-FRA"),
        ("Danish Foreign Minister Ola Berg will travel to Brest, Belarus, on Friday.", "BLR-DNK"),
    ],
)
def test_a_country_after_a_place_tells_where_it_lies(extract_text: Extract, text: str, expected: str) -> None:
    assert [codes for _, _, codes in _contacts(extract_text(text))] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Danish Foreign Minister Ola Berg travelled to Atlanta, Georgia, and met refugees.",
        "Danish Foreign Minister Ola Berg met students and Yemenis on Monday.",
    ],
)
def test_states_and_crowds_are_no_parties(extract_text: Extract, text: str) -> None:
    assert not {"GEO", "YEM"} & {code for f in extract_text(text).facts for code in f.codes}


def test_a_secretary_general_of_a_ministry_is_of_its_country(extract_text: Extract) -> None:
    text = (
        "Danish Foreign Minister Ola Berg spoke today with Portuguese Foreign Ministry Secretary General "
        "Rui Matos."
    )
    assert _contacts(extract_text(text)) == [("talks", "held", "DNK-PRT")]


def test_envoys_of_the_union_keep_its_name(extract_text: Extract) -> None:
    text = "Special envoys of the European Union, Peru and Chile met in Lima on Monday."
    assert _contacts(extract_text(text)) == [("meeting", "held", "CHL-EU-PER")]
