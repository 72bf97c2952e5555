"""The dbt build as the scheduler has it: one writer, a task per model, nothing published untested."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from entente.settings import load_settings
from entente.transforming import write_manifest


@pytest.fixture(scope="module")
def dag(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """transform_publish as `entente up` has it."""
    settings = load_settings(home=tmp_path_factory.mktemp("drawn"), dbt_runner="watcher")
    before = dict(os.environ)
    write_manifest(settings)
    os.environ.update(settings.variables())
    sys.modules.pop("dags.transform_publish", None)
    from dags.transform_publish import transform_publish

    yield transform_publish()
    sys.modules.pop("dags.transform_publish", None)
    os.environ.clear()
    os.environ.update(before)


def find_producer(dag: Any) -> Any:
    (producer,) = [task for task in dag.tasks if type(task).__name__ == "DbtProducerWatcherOperator"]
    return producer


def test_only_the_process_that_runs_dbt_and_the_publisher_take_the_writers_slot(dag: Any) -> None:
    writers = {task.task_id for task in dag.tasks if task.pool == "duckdb_writer"}
    assert writers == {find_producer(dag).task_id, "publish"}


def test_every_model_has_a_task(dag: Any) -> None:
    models = {path.stem for path in (Path(__file__).parents[2] / "dbt_project" / "models").rglob("*.sql")}
    drawn = " ".join(task.task_id for task in dag.tasks)
    assert [model for model in models if model not in drawn] == []


def test_publication_waits_for_dbt_itself_and_not_only_for_its_watchers(dag: Any) -> None:
    assert find_producer(dag).task_id in dag.get_task("publish").upstream_task_ids
    assert dag.get_task("publish").trigger_rule == "all_success"


def test_no_part_of_the_build_is_retried_alone(dag: Any) -> None:
    assert {task.retries for task in dag.tasks if task.task_id != "publish"} == {0}
