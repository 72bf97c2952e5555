"""A build that only brings the tables up to date leaves them as one from nothing would, and knows when it may not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.transforming import BuildError
from tests.dbt.conftest import Warehouse
from tests.dbt.look_alikes import ARTICLES
from tests.dbt.newsroom import Article, extract_again, load, remove
from tests.dbt.test_sameness import PUBLISHED, REPORTS
from warehouse.connecting import open_reader, open_writer

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]

OF_THE_BUILD = {"int_previous_event_mentions", "dim_retired_events"}
"""What tells of the build itself and not of the articles."""

ALWAYS = "{partial_build_share: 100}"
"""Tests are small: without it every batch would be a large share of the warehouse."""

DRAWN = st.builds(
    lambda reports, day, number: Article(f"news-{number}", tuple(reports), day),
    st.lists(REPORTS, min_size=1, max_size=3),
    PUBLISHED,
    st.integers(0, 12),
)
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "extract again"]), DRAWN, st.integers(0, 200)),
    min_size=2,
    max_size=8,
)


def every_table(db_path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table of the resolution and the marts, in an order of their own."""
    with open_reader(db_path) as connection:
        names = connection.execute(
            "select schema_name, table_name from duckdb_tables() where schema_name in ('intermediate', 'marts')"
        ).fetchall()
        return {
            name: connection.execute(f"select * from {schema}.{name} order by all").fetchall()
            for schema, name in names
            if name not in OF_THE_BUILD
        }


def mode_of(warehouse: Warehouse) -> str:
    """How the last build began: partial builds alone have a scope."""
    with open_reader(warehouse.db_path) as connection:
        row = connection.execute("select count(*) from changes.chg_articles").fetchone()
    return "partial" if row and row[0] else "full"


def run(warehouse: Warehouse, *arguments: str) -> None:
    warehouse.dbt("run", "--vars", ALWAYS, *arguments)


def build_and_test(warehouse: Warehouse) -> None:
    warehouse.dbt("build", "--exclude-resource-type", "unit_test", "--vars", ALWAYS)


@pytest.fixture(scope="module")
def built(make_warehouse: Callable[[], Warehouse]) -> Warehouse:
    warehouse = make_warehouse().load(ARTICLES)
    warehouse.dbt("seed")
    run(warehouse)
    return warehouse


@pytest.fixture
def warehouse(built: Warehouse, make_warehouse: Callable[[], Warehouse]) -> Warehouse:
    """A copy to change at will."""
    copy = make_warehouse()
    shutil.copyfile(built.db_path, copy.db_path)
    return copy


def change(db_path: Path, kind: str, drawn: Article, number: int, present: dict[str, Article]) -> None:
    """One step: a new or replaced article, one less, or one in which something else is found now."""
    if kind == "add":
        if drawn.name not in present:
            load(db_path, [drawn])
            present[drawn.name] = drawn
        return
    name = sorted(present)[number % len(present)]
    if kind == "remove":
        remove(db_path, [present.pop(name)])
    else:
        present[name] = replace(present[name], reports=drawn.reports)
        extract_again(db_path, present[name])


@settings(
    max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(batches=st.lists(STEPS, min_size=2, max_size=3))
def test_batches_give_what_a_build_from_nothing_gives(
    built: Warehouse, make_warehouse: Callable[[], Warehouse], batches: list[list[tuple[str, Article, int]]]
) -> None:
    warehouse = make_warehouse()
    shutil.copyfile(built.db_path, warehouse.db_path)
    present = {article.name: article for article in ARTICLES}
    for steps in batches:
        for kind, drawn, number in steps:
            change(warehouse.db_path, kind, drawn, number, present)
        run(warehouse)
    brought_up = every_table(warehouse.db_path)
    run(warehouse, "--full-refresh")
    assert mode_of(warehouse) == "full"
    made_anew = every_table(warehouse.db_path)
    assert {name for name in made_anew if made_anew[name] != brought_up[name]} == set()


def test_only_what_an_article_touches_is_computed_again(warehouse: Warehouse) -> None:
    remove(warehouse.db_path, ARTICLES[:1])
    run(warehouse)
    assert warehouse.rows("select count(*) from changes.chg_articles") == [(1,)]
    [(touched,)] = warehouse.rows("select count(*) from changes.chg_events")
    [(events,)] = warehouse.rows("select count(*) from intermediate.int_events")
    assert 0 < touched < events / 3


def test_other_sentences_about_the_same_reports_are_a_change(warehouse: Warehouse) -> None:
    with open_writer(warehouse.db_path) as connection:
        connection.execute(
            "update staging.report_mentions set quote = 'Fisheries, railways and hydropower'"
            " where hash(article_id) % 2 = 0"
        )
    run(warehouse)
    assert mode_of(warehouse) == "partial"
    brought_up = every_table(warehouse.db_path)
    run(warehouse, "--full-refresh")
    assert every_table(warehouse.db_path) == brought_up


def test_after_a_build_that_failed_everything_is_made_anew(warehouse: Warehouse) -> None:
    """A build that stopped in the middle has used up some changes and not others."""
    before = every_table(warehouse.db_path)
    remove(warehouse.db_path, ARTICLES[:2])
    with open_writer(warehouse.db_path) as connection:
        connection.execute("alter table intermediate.int_event_reports rename column kind_code to broken")
    with pytest.raises(BuildError):
        run(warehouse)
    load(warehouse.db_path, ARTICLES[:2])
    with open_writer(warehouse.db_path) as connection:
        connection.execute("update raw.articles set is_current = true")
    for article in ARTICLES[:2]:
        extract_again(warehouse.db_path, article)
    run(warehouse)
    assert mode_of(warehouse) == "full"
    assert every_table(warehouse.db_path) == before


@pytest.mark.parametrize(
    "statement",
    [
        "update reference.parties set party_name = 'Elsewhere' where party_code = 'NOR'",
        "drop table marts.fct_event_mentions",
        "update intermediate.int_foundations set content_hash = '' where foundation_name = 'project'",
    ],
    ids=["reference data", "a table is gone", "the project's files"],
)
def test_everything_is_made_anew_when_its_foundations_change(warehouse: Warehouse, statement: str) -> None:
    remove(warehouse.db_path, ARTICLES[:1])
    with open_writer(warehouse.db_path) as connection:
        connection.execute(statement)
    run(warehouse)
    assert mode_of(warehouse) == "full"


def test_a_selection_is_never_taken_for_a_whole_build(warehouse: Warehouse) -> None:
    remove(warehouse.db_path, ARTICLES[:1])
    run(warehouse, "--select", "int_article_stamps")
    run(warehouse)
    assert mode_of(warehouse) == "full"


def test_data_tests_look_at_changes_only_once_everything_passed(warehouse: Warehouse) -> None:
    """What is planted by hand is no change that a build could know of: it shows who looks at what."""
    build_and_test(warehouse)
    assert warehouse.rows("from changes.build_state") == [("complete", True)]
    with open_writer(warehouse.db_path) as connection:
        connection.execute("insert into marts.fct_event_mentions from marts.fct_event_mentions limit 1")
    build_and_test(warehouse)
    run(warehouse)
    assert warehouse.rows("from changes.build_state") == [("complete", False)]
    with pytest.raises(BuildError, match="unique_fct_event_mentions"):
        build_and_test(warehouse)


def test_data_tests_find_what_is_wrong_with_a_batch(warehouse: Warehouse) -> None:
    build_and_test(warehouse)
    with open_writer(warehouse.db_path) as connection:
        connection.execute(
            "update staging.report_mentions set quote = 'Nobody wrote this'"
            " where article_id = (select min(article_id) from raw.articles)"
        )
    with pytest.raises(BuildError, match="quotes_equal"):
        build_and_test(warehouse)
    with pytest.raises(BuildError, match="quotes_equal"):
        build_and_test(warehouse)
