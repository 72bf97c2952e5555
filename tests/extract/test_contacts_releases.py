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


@pytest.mark.parametrize(
    "text",
    [
        "On behalf of Norway, I would like to congratulate the people of Peru as you mark your day on August 15.",
        "On behalf of Norway, I send best wishes to the people of Peru on the occasion of your day on August 15.",
        "Norway congratulates the people of Peru for their successful presidential election on May 9.",
    ],
)
def test_a_greeting_is_public_and_undated_whatever_day_it_celebrates(
    extract_text: Extract, text: str
) -> None:
    (fact,) = extract_text(text, publisher="Ministry of Foreign Affairs of Norway").facts
    assert (fact.code, fact.status, fact.when.is_known) == ("public_message", "held", False)


def test_congratulations_within_a_call_are_part_of_it(extract_text: Extract) -> None:
    text = (
        "Norwegian Foreign Minister Nils Dahl spoke with Swedish Foreign Minister Eva Lind today. "
        "Dahl congratulated Lind on her new office."
    )
    assert _contacts(extract_text(text)) == [("talks", "held", "NOR-SWE")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("You'll recall that Norwegian Foreign Minister Nils Dahl met Swedish Foreign Minister Eva Lind.", "held"),
        ("Norwegian Foreign Minister Nils Dahl will no longer travel to Egypt on Friday.", "cancelled"),
        ("Reporters wanted a readout of yesterday's talks between Peru and Chile.", "held"),
        ("That is not unique to the meeting between Peruvian President Vega and Chilean President Rojas.", "held"),
        ("Peru did not take part in the talks with Chile.", "denied"),
        ("I want to thank Ana Rojas for having convened the dialogue between Peru and Chile.", "held"),
        ("Peruvian President Luz Vega is going to visit Chile later this year.", "planned"),
        ("Peru and Norway spoke of trade, building on the fruitful May 2023 Peru-Norway dialogue.", "held"),
        ("Norway will say so when Peruvian President Luz Vega speaks with Chilean President Ana Rojas.", "planned"),
        ("Norway noted its support for talks between Peru and Chile.", "hypothetical"),
    ],
)  # fmt: skip
def test_status_is_that_of_the_contact_and_not_of_what_is_said_about_it(
    extract_text: Extract, text: str, status: str
) -> None:
    assert [found for _, found, _ in _contacts(extract_text(text))] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The programme supported student exchanges between Peru and Chile.",
        "The dialogue between Norway and Peru is organized around six pillars.",
        "Norwegian diplomats will be returning to Ukraine this week.",
        "Norwegian Foreign Minister Nils Dahl welcomed Secretary General Ana Paz of Chile to the organization.",
        "Norwegian ministers went on a tour of duty in Kabul on April 27.",
        "Norway welcomes the reports from the missions to Burkina Faso of ECOWAS.",
        "Peru and Norway hope for a successful conclusion of the negotiations between Uruguay and Paraguay.",
        "Norway recalled the pledges that Peru made at the December 2021 Summit for Democracy.",
        "He will attend the Gulf Cooperation Council-led Yemeni-Yemeni dialogue.",
        "Norway supports the opening of EU accession negotiations with North Macedonia.",
        "Norwegian Foreign Minister Nils Dahl met yesterday with Olga Sokol, leader of the opposition of Belarus.",
    ],
)
def test_what_is_no_contact_between_representatives_is_not_coded(extract_text: Extract, text: str) -> None:
    assert _contacts(extract_text(text)) == []


def test_date_of_what_an_event_is_counted_from_is_not_its_own(extract_text: Extract) -> None:
    text = "This was the first dialogue between Norway and Peru since the founding of their union in 2015."
    (fact,) = extract_text(text).facts
    assert not fact.when.is_known


def test_the_parties_of_a_joint_statement_are_those_of_its_title(extract_text: Extract) -> None:
    text = "Both reaffirmed their concern over Russia and Belarus. The parties plan to meet in May."
    title = "Joint Statement of the Peru-Norway Strategic Dialogue"
    assert _contacts(extract_text(text, title=title)) == [("meeting", "planned", "NOR-PER")]


def test_a_pair_named_just_before_goes_before_the_title(extract_text: Extract) -> None:
    text = "Russia and Belarus signed a pact in Minsk. The two sides met in Minsk on Monday."
    title = "Joint Statement of the Peru-Norway Strategic Dialogue"
    assert ("meeting", "held", "BLR-RUS") in _contacts(extract_text(text, title=title))


def test_meetings_within_a_dated_visit_take_its_days(extract_text: Extract) -> None:
    text = (
        "Danish Foreign Minister Ola Berg will travel to Rome on June 23-25. "
        "Berg will also meet UN envoy Hans Roth. He will then go to Lima to meet Peruvian Foreign Minister Luz Vega."
    )
    dates = {f.codes: f.when.interval.start for f in extract_text(text).facts}
    assert str(dates[frozenset({"DNK", "UN"})]) == "2024-06-23"
    assert dates[frozenset({"DNK", "PER"})] is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It was just yesterday that Peruvian President Luz Vega met with Chilean President Ana Rojas.", "2024-05-15"),
        ("Peruvian President Luz Vega flew to Lisbon yesterday to meet Chilean President Ana Rojas.", "2024-05-15"),
        ("This is the first visit by Peruvian President Luz Vega to Chile since 1985.", "None"),
    ],
)  # fmt: skip
def test_date_is_found_beside_the_verb_that_tells_the_contact(
    extract_text: Extract, text: str, day: str
) -> None:
    (fact, *_) = extract_text(text).facts
    assert str(fact.when.interval.start) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Danish Foreign Minister Ola Berg met virtually with Peruvian Foreign Minister Luz Vega on Monday.",
            ("phone_call", "held", "DNK-PER"),
        ),
        (
            "The Danish Ambassador to Lebanon will travel with the French ambassador to Lebanon, Anne Roy, to "
            "Oman on Friday.",
            ("visit", "planned", "DNK-OMN"),
        ),
    ],
)
def test_screens_and_posts_are_no_places_of_meeting(
    extract_text: Extract, text: str, expected: tuple[str, str, str]
) -> None:
    assert _contacts(extract_text(text)) == [expected]


def test_a_participle_shares_the_day_of_its_clause(extract_text: Extract) -> None:
    text = (
        "Danish Foreign Minister Ola Berg went on with his trip today with a second day in Seoul, meeting with "
        "South Korean Foreign Minister Choi Min."
    )
    assert [str(f.when.interval.start) for f in extract_text(text).facts] == ["2024-05-16"]


def test_others_who_speak_at_the_dialogue_make_no_second_one(extract_text: Extract) -> None:
    text = (
        "The eighth dialogue between Peru and Norway on Monday was co-chaired by Peruvian Deputy Minister Luz Vega "
        "and Norwegian Deputy Minister Nils Dahl. The dialogue was opened by Peruvian Ambassador Ana Rojas and "
        "Norwegian Minister Kari Moe."
    )
    assert [codes for _, _, codes in _contacts(extract_text(text))] == ["NOR-PER"]


def test_the_ministers_are_those_of_the_news_whatever_was_recalled_between(extract_text: Extract) -> None:
    text = (
        "Danish Foreign Minister Ola Berg met Irish Foreign Minister Sean Walsh in Cork on Monday. Following the "
        "October 2022 meeting of the foreign ministers of Peru, Chile and Denmark, trade has grown. Ports are full. "
        "Ships are many. Fish is scarce. The ministers discussed training."
    )
    held = [
        (codes, len(f.evidence)) for f in extract_text(text).facts if (codes := "-".join(sorted(f.codes)))
    ]
    assert ("DNK-IRL", 2) in held


def test_the_topic_of_a_dialogue_is_not_its_place(extract_text: Extract) -> None:
    text = (
        "Danish Foreign Minister Ola Berg met Irish Foreign Minister Sean Walsh in Cork on Monday. "
        "Berg and Walsh held the third meeting of the dialogue on China."
    )
    assert {f.where.name for f in extract_text(text).facts} <= {"Cork", None}
