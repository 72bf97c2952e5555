"""What every DAG of the project must be: documented, owned, retried, thin, and never two writers at once."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

DAGS = Path(__file__).resolve().parents[2] / "dags"
DAG_FILES = sorted(path for path in DAGS.glob("*.py") if path.name != "__init__.py")
WRITING_TASKS = {"register", "plan", "load", "build", "publish"}


def collect_dags() -> dict[str, Any]:
    from dags.ingest_extract import ingest_extract
    from dags.transform_publish import transform_publish

    return {dag.dag_id: dag for dag in (ingest_extract(), transform_publish())}


@pytest.fixture(scope="module")
def dags() -> dict[str, Any]:
    return collect_dags()


def test_every_file_is_a_dag_and_imports_cleanly() -> None:
    from airflow.dag_processing.dagbag import DagBag

    bag = DagBag(str(DAGS))
    assert bag.import_errors == {}
    assert set(bag.dags) == {path.stem for path in DAG_FILES}


@pytest.mark.parametrize("dag_id", ["ingest_extract", "transform_publish"])
def test_documentation_has_purpose_inputs_outputs_and_remedy(dags: dict[str, Any], dag_id: str) -> None:
    for heading in ("### Purpose", "### Inputs", "### Outputs", "### On failure"):
        assert heading in dags[dag_id].doc_md


@pytest.mark.parametrize("dag_id", ["ingest_extract", "transform_publish"])
def test_every_task_has_an_owner_and_the_configured_retries(dags: dict[str, Any], dag_id: str) -> None:
    from dags.ingest_extract import settings

    for task in dags[dag_id].tasks:
        assert task.owner == "entente"
        assert task.retries == settings.task_retries
        assert task.retry_policy is not None


def test_every_task_that_opens_the_build_database_takes_the_writers_slot(dags: dict[str, Any]) -> None:
    pools = {task.task_id: task.pool for dag in dags.values() for task in dag.tasks}
    assert {task_id for task_id, pool in pools.items() if pool == "duckdb_writer"} == WRITING_TASKS


def test_one_run_at_a_time_and_no_catching_up(dags: dict[str, Any]) -> None:
    assert all(dag.max_active_runs == 1 and not dag.catchup for dag in dags.values())


def test_a_finished_load_wakes_the_second_dag(dags: dict[str, Any]) -> None:
    outlets = dags["ingest_extract"].get_task("load").outlets
    woken_by = dags["transform_publish"].timetable.asset_condition.objects
    assert [outlet.uri for outlet in outlets] == [asset.uri for asset in woken_by] == ["entente://staging/"]


def test_loading_runs_even_where_nothing_was_extracted(dags: dict[str, Any]) -> None:
    assert dags["ingest_extract"].get_task("load").trigger_rule == "none_failed"


@pytest.mark.parametrize("path", DAG_FILES, ids=lambda path: path.stem)
def test_nothing_heavy_is_imported_when_a_dag_is_parsed(path: Path) -> None:
    allowed = {"__future__", "datetime", "typing", "airflow", "entente"}
    tree = ast.parse(path.read_text())
    imported = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = {name for node in imported for name in imported_modules(node)}
    assert {module.partition(".")[0] for module in modules} <= allowed
    assert {module for module in modules if module.startswith("entente")} == {"entente.settings"}


@pytest.mark.parametrize("path", DAG_FILES, ids=lambda path: path.stem)
def test_tasks_only_call_on(path: Path) -> None:
    """Business logic in a DAG file cannot be tested without Airflow: a task has an import and one call."""
    for function in task_functions(ast.parse(path.read_text())):
        statements = [node for node in function.body if not is_docstring(node)]
        assert len(statements) <= 2, f"{path.name}: {function.name}"
        assert not any(
            isinstance(node, ast.If | ast.For | ast.While | ast.Try) for node in ast.walk(function)
        )


def imported_modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names]


def task_functions(tree: ast.Module) -> list[ast.FunctionDef]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return [node for node in functions if any(ast.unparse(d).startswith("task") for d in node.decorator_list)]


def is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
