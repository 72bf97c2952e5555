"""The dbt build as the scheduler has it: one writer, a task per model, nothing published untested."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from entente.settings import PROJECT_ROOT, load_settings
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


def find_watchers(dag: Any) -> list[Any]:
    return [task for task in dag.tasks if hasattr(task, "producer_task_id")]


def test_only_the_process_that_runs_dbt_and_the_publisher_take_the_writers_slot(dag: Any) -> None:
    writers = {task.task_id for task in dag.tasks if task.pool == "duckdb_writer"}
    assert writers == {find_producer(dag).task_id, "publish"}


def test_every_mart_has_a_task_that_tells_how_dbt_fared(dag: Any) -> None:
    marts = {path.stem for path in (PROJECT_ROOT / "dbt_project" / "models" / "marts").rglob("*.sql")}
    drawn = {task.extra_context["dbt_node_config"]["unique_id"].split(".")[-1] for task in find_watchers(dag)}
    assert drawn == marts
    assert {task.trigger_rule for task in find_watchers(dag)} == {"all_done"}


def test_dbt_builds_the_whole_project_and_not_only_what_is_drawn(dag: Any) -> None:
    assert find_producer(dag).select is None
    assert "test" not in " ".join(find_producer(dag).dbt_cmd_flags or [])


def test_publication_waits_for_dbt_itself_and_not_only_for_its_watchers(dag: Any) -> None:
    assert find_producer(dag).task_id in dag.get_task("publish").upstream_task_ids
    assert dag.get_task("publish").trigger_rule == "all_success"


def test_no_part_of_the_build_is_retried_alone(dag: Any) -> None:
    assert {task.retries for task in dag.tasks if task.task_id != "publish"} == {0}
