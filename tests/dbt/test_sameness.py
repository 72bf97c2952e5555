"""Any order, any split into loads, reloads and copies: the same events, the same ids, the same marts."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.dbt.compiled import Marts, Model, compile_models, marts_of, prepare
from tests.dbt.conftest import Warehouse
from tests.dbt.look_alikes import ARTICLES
from tests.dbt.newsroom import Article, Person, Report, agreement, contact, crisis

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
SEEDS = Path(__file__).parents[2] / "seeds"

PERSONS = [
    Person("Ann Karlstad", "NOR", "foreign_minister"),
    Person("Anne Karlstad", "NOR"),
    Person("Luis Mena", "PER", "president"),
]
DAYS = st.sampled_from([None, "2025-03-04", "2025-03-05", ("2025-03-04", "2025-03-06"), "2025-03"])
CONTACTS = st.builds(
    lambda day, persons, mode, status, background: contact(
        "NOR PER", day, persons, contact_mode_code=mode, status_code=status, is_background=background
    ),
    DAYS,
    st.lists(st.sampled_from(PERSONS), max_size=2, unique=True),
    st.sampled_from(["meeting", "talks", "phone_call", "visit"]),
    st.sampled_from(["held", "planned", "denied"]),
    st.booleans(),
)
AGREEMENTS = st.builds(
    lambda day, title, amount: agreement(
        "NOR PER", day, title=title, amount=amount, currency_code=amount and "USD"
    ),
    DAYS,
    st.sampled_from([None, "memorandum on water", "water memorandum", "rail treaty"]),
    st.sampled_from([None, 3e8, 5e8]),
)
CRISES = st.builds(
    lambda kind, day, actors, figure: crisis(kind, day, actors, "PER", quantities=figure),
    st.sampled_from(["air_strike", "airspace_closure", "natural_disaster"]),
    DAYS,
    st.sampled_from(["", "NOR", "CHL"]),
    st.sampled_from([(), ((12.0, "killed"),)]),
)
REPORTS: st.SearchStrategy[Report] = st.one_of(CONTACTS, AGREEMENTS, CRISES)
PUBLISHED = st.sampled_from([None, "2025-03-04", "2025-03-06", "2025-03-20"])


def write_articles(news: list[tuple[list[Report], str | None]]) -> list[Article]:
    """Articles with names of their own for what was drawn."""
    return [Article(f"article-{number}", tuple(reports), day) for number, (reports, day) in enumerate(news)]


NEWS = st.lists(st.tuples(st.lists(REPORTS, min_size=1, max_size=3), PUBLISHED), min_size=2, max_size=9).map(
    write_articles
)


@pytest.fixture(scope="module")
def models(make_warehouse: Callable[[], Warehouse]) -> list[Model]:
    """Compiled against a built warehouse, since some models look whether another is there."""
    warehouse = make_warehouse()
    warehouse.dbt("compile")
    manifest = warehouse.settings.dbt_target_dir / "target" / "manifest.json"
    return compile_models(json.loads(manifest.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("empty"), SEEDS)


def marts(empty: Path, loads: list[list[Article]], models: list[Model]) -> Marts:
    with tempfile.TemporaryDirectory(dir=empty.parent) as home:
        db_path = Path(shutil.copy(empty, Path(home) / empty.name))
        return marts_of(db_path, loads, models)


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(news=NEWS, data=st.data())
def test_order_split_and_reloads_change_nothing(
    empty: Path, models: list[Model], news: list[Article], data: st.DataObject
) -> None:
    at_once = marts(empty, [news], models)
    shuffled = data.draw(st.permutations(news))
    cut = data.draw(st.integers(0, len(news)))
    again = data.draw(st.lists(st.sampled_from(news), max_size=3))
    assert marts(empty, [shuffled[:cut], shuffled[cut:] + again], models) == at_once


def test_the_look_alikes_are_the_same_backwards(empty: Path, models: list[Model]) -> None:
    backwards = ARTICLES[::-1]
    assert marts(empty, [backwards[:7], backwards[7:19], backwards[19:]], models) == marts(
        empty, [ARTICLES], models
    )


def test_more_evidence_of_the_same_keeps_every_id(empty: Path, models: list[Model]) -> None:
    copies = [
        Article(f"copy of {article.name}", article.reports, article.published)
        for article in ARTICLES
        if article.published
    ]
    before, after = marts(empty, [ARTICLES], models), marts(empty, [ARTICLES + copies], models)
    assert len(before["fct_event_mentions"]) < len(after["fct_event_mentions"])
    for table, key in (
        ("fct_bilateral_contacts", "contact_id"),
        ("fct_agreements", "agreement_id"),
        ("fct_crisis_events", "crisis_event_id"),
    ):
        assert {row[key] for row in before[table]} == {row[key] for row in after[table]}
