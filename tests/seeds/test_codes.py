"""Codes are those of the codebook, no more and no fewer, each with what a reader needs."""

from __future__ import annotations

import re

import pytest

from tests.seeds.tables import column, read

CODEBOOK = {
    "contact_modes": "phone_call meeting visit written_message public_message talks",
    "contact_levels": "head_of_state head_of_government foreign_minister minister deputy_minister ambassador envoy"
    " parliament military official unknown",
    "agreement_types": "treaty memorandum action_plan joint_statement contract fund ceasefire extension commitment"
    " other",
    "crisis_types": "armed_attack air_strike armed_conflict mobilization threat sanction airspace_closure"
    " flight_suspension border_closure evacuation travel_advisory transport_accident natural_disaster unrest"
    " cyber_attack health_emergency",
}
STATUSES = {
    "contact": "held planned cancelled denied hypothetical",
    "agreement": "signed agreed ratified under_negotiation proposed rejected suspended terminated",
    "crisis": "reported claimed denied threatened planned ended",
}
PLOVER = {"", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "PROTEST", "SANCTION", "THREATEN"}
BRANCHES = {"executive", "legislative", "judicial", "military", "diplomatic", "organisation"}


@pytest.mark.parametrize("table", sorted(CODEBOOK))
def test_types_are_those_of_the_codebook_each_defined(table: str) -> None:
    assert set(column(table, "code")) == set(CODEBOOK[table].split())
    assert all(row["name"] and row["definition"].endswith(".") for row in read(table))


@pytest.mark.parametrize("family", sorted(STATUSES))
def test_statuses_are_those_of_the_codebook_in_a_strict_order(family: str) -> None:
    rows = [row for row in read("statuses") if row["family"] == family]
    assert {row["status_code"] for row in rows} == set(STATUSES[family].split())
    assert sorted(int(row["rank"]) for row in rows) == list(range(1, len(rows) + 1))


@pytest.mark.parametrize("table", ["contact_modes", "agreement_types", "crisis_types"])
def test_types_map_to_plover_and_cameo(table: str) -> None:
    assert set(column(table, "plover_code")) <= PLOVER
    assert all(re.fullmatch(r"(?:[01]\d|20)\d{1,2}|", code) for code in column(table, "cameo_code"))


def test_every_topic_but_other_has_keywords_and_no_keyword_tells_two_topics() -> None:
    keywords = {row["topic_code"]: row["keywords"] for row in read("topics")}
    assert [code for code, words in keywords.items() if not words] == ["other"]
    words = [word.casefold() for words in keywords.values() if words for word in words.split("|")]
    assert sorted(words) == sorted(set(words))


def test_every_office_has_a_title_a_branch_and_a_rank() -> None:
    for row in read("offices"):
        assert row["office_title"]
        assert row["branch"] in BRANCHES
        assert 1 <= int(row["rank"]) <= 13, row["office_code"]


def test_a_title_means_one_office() -> None:
    owners: dict[str, set[str]] = {}
    for row in read("offices"):
        for title in (row["office_title"], *row["aliases"].split("|")):
            owners.setdefault(title, set()).add(row["office_code"])
    assert {title: codes for title, codes in owners.items() if len(codes) > 1} == {}


def test_an_exception_of_an_office_differs_from_what_the_title_means_elsewhere() -> None:
    offices = {
        title: row["office_code"]
        for row in read("offices")
        for title in (row["office_title"], *row["aliases"].split("|"))
    }
    rows = [row for row in read("office_exceptions") if row["is_telling"] == "false"]
    assert [row for row in rows if offices.get(row["alias"]) == row["office_code"]] == []


def test_office_holders_are_known_of_at_least_sixty_countries() -> None:
    leaders = {"president", "prime_minister", "chancellor", "king", "emir", "sultan", "foreign_minister"}
    parties = {row["party_code"] for row in read("office_holders") if row["office_code"] in leaders}
    countries = {row["party_code"] for row in read("parties") if row["party_kind"] == "country"}
    assert len(parties & countries) >= 60


def test_the_sides_of_a_war_are_parties_in_their_order() -> None:
    sides = [row["party_codes"].split("|") for row in read("war_onsets")]
    assert [codes for codes in sides if codes != sorted(set(codes))] == []
    assert {code for codes in sides for code in codes} <= {row["party_code"] for row in read("parties")}
