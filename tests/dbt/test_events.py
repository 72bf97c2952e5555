"""One event, many reports: what joins, what stays apart, what the event then says. One build for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest

from tests.dbt.conftest import Warehouse
from tests.dbt.look_alikes import ARTICLES
from tests.dbt.newsroom import article_id_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

NAMES = {article_id_of(article): article.name for article in ARTICLES}


@pytest.fixture(scope="module")
def built(make_warehouse: Callable[[], Warehouse]) -> Warehouse:
    return make_warehouse().load(ARTICLES).build()


@pytest.fixture(scope="module")
def told_by(built: Warehouse) -> dict[str, set[str]]:
    """Event id -> the articles that tell it."""
    events: dict[str, set[str]] = defaultdict(set)
    for event_id, article_id in built.rows("select event_id, article_id from marts.fct_event_mentions"):
        events[event_id].add(NAMES[article_id])
    return events


@pytest.mark.parametrize(
    "articles",
    [
        {"call-1", "call-2", "call-3", "call-4"},
        {"call-5"},
        {"call-other-day"},
        {"presidents"},
        {"letter"},
        {"twice"},
        {"twice", "once"},
        {"day", "month", "undated"},
        {"day-a"},
        {"day-b"},
        {"torn"},
        {"signing-undated", "signing-dated"},
        {"loan"},
        {"other-loan"},
        {"closure-1", "closure-2"},
        {"campaign"},
        {"strike"},
        {"quake-1", "quake-2", "quake-3"},
        {"war-before"},
        {"grid-1", "grid-2"},
        {"pair-1"},
        {"pair-2"},
        {"war-1", "war-2"},
    ],
    ids=lambda articles: "+".join(sorted(articles)),
)
def test_reports_of_one_event_are_one_row(told_by: dict[str, set[str]], articles: set[str]) -> None:
    assert articles in told_by.values()


def test_a_pair_out_of_three_parties_is_another_contact(built: Warehouse) -> None:
    rows = built.rows(
        "select party_a_code, party_b_code, is_multilateral from marts.fct_bilateral_contacts"
        " where start_date = '2025-08-01' order by all"
    )
    assert rows == [("DNK", "NOR", False), ("DNK", "NOR", True), ("DNK", "SWE", True), ("NOR", "SWE", True)]


def field(built: Warehouse, query: str) -> Any:
    return built.rows(query)[0]


def test_an_event_has_the_outcome_and_the_most_specific_mode(built: Warehouse) -> None:
    row = field(
        built,
        "select contact_mode_code, status_code, article_count, conflict_count, first_reported_date::varchar"
        " from marts.fct_bilateral_contacts where article_count = 4",
    )
    assert row == ("phone_call", "held", 4, 0, "2025-03-03")


def test_contradictory_reports_are_counted(built: Warehouse) -> None:
    row = field(
        built,
        "select status_code, conflict_count from marts.fct_crisis_events"
        " where crisis_type_code = 'natural_disaster'",
    )
    assert row == ("reported", 1)


def test_a_figure_keeps_its_history_and_its_last_value(built: Warehouse) -> None:
    rows = built.rows("select value, is_latest from marts.fct_crisis_quantities order by value")
    assert rows == [(12, False), (15, True)]


def test_two_spellings_are_one_person(built: Warehouse) -> None:
    rows = built.rows("select alias_count from marts.dim_persons where aliases like '%Lindqvistad%'")
    assert rows == [(2,)]


def test_two_persons_of_one_surname_stay_two(built: Warehouse) -> None:
    assert field(built, "select count(*) from marts.dim_persons where person_name like 'Ricardo Alvez%'") == (
        2,
    )


def test_every_link_gives_its_reason(built: Warehouse) -> None:
    rows = built.rows("select distinct link_kind from marts.fct_event_mentions where link_reason is null")
    assert rows == [("own",)]
