"""How the dbt project is written: a description and a grain for every model, a contract for every mart."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.dbt.conftest import Warehouse
from tests.dbt.newsroom import Article, Person, contact

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
PROJECT = Path(__file__).parents[2] / "dbt_project"
MODELS = sorted((PROJECT / "models").rglob("*.sql"))
PUBLIC = yaml.safe_load(Path(__file__).with_name("public_face.yml").read_text(encoding="utf-8"))
MARTS = [model for model in MODELS if model.parent.name == "marts"]


def properties(model: Path) -> dict[str, Any]:
    document = yaml.safe_load(model.with_suffix(".yml").read_text(encoding="utf-8"))
    return dict(next(entry for entry in document["models"] if entry["name"] == model.stem))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.stem)
def test_a_model_says_what_a_row_is(model: Path) -> None:
    assert properties(model)["description"].startswith("One row per ")


@pytest.mark.parametrize("model", MARTS, ids=lambda model: model.stem)
def test_a_mart_describes_every_column_and_tests_its_grain(model: Path) -> None:
    described = properties(model)
    assert all(column["description"] and column["data_type"] for column in described["columns"])
    keys = [column for column in described["columns"] if "unique" in column.get("data_tests", [])]
    assert keys or described.get("data_tests")


@pytest.mark.parametrize("table", PUBLIC)
def test_the_public_face_has_its_columns(table: str) -> None:
    names = {column["name"] for column in properties(PROJECT / f"models/marts/{table}.sql")["columns"]}
    assert set(PUBLIC[table]) <= names


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.stem)
def test_no_alias_of_one_letter(model: Path) -> None:
    assert not re.search(r"\bas [a-z]\b", model.read_text(encoding="utf-8"))


def test_a_merge_leaves_a_tombstone(make_warehouse: Callable[[], Warehouse]) -> None:
    """An undated report is an event of its own until an article says when it was."""
    persons = [Person("Ann Karlstad", "NOR"), Person("Luis Mena", "PER")]
    undated = Article("undated", (contact("NOR PER", None, persons),), "2025-03-05")
    dated = Article("dated", (contact("NOR PER", "2025-03-04", persons),), "2025-03-05")
    warehouse = make_warehouse().load([undated]).build().build()
    [(old_id,)] = warehouse.rows("select contact_id from marts.fct_bilateral_contacts")
    assert warehouse.rows("select * from marts.dim_retired_events") == []
    warehouse.load([dated]).build()
    [(new_id,)] = warehouse.rows("select contact_id from marts.fct_bilateral_contacts")
    retired = warehouse.rows("select old_event_id, new_event_id, reason from marts.dim_retired_events")
    assert retired == [(old_id, new_id, "redefined: better evidence changed what identifies it")]


def test_every_rule_holds_and_an_empty_warehouse_builds(make_warehouse: Callable[[], Warehouse]) -> None:
    warehouse = make_warehouse()
    warehouse.dbt("build")
    results = warehouse.settings.dbt_target_dir / "target" / "run_results.json"
    names = [result["unique_id"] for result in json.loads(results.read_text(encoding="utf-8"))["results"]]
    assert sum(name.startswith("unit_test.") for name in names) >= 20
