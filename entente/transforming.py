"""dbt as a library call, and publication: the steps that `transform_publish` and the command line share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from click import unstyle

from entente.environments import dbt_environment
from entente.errors import EntenteError
from entente.settings import Settings


class BuildError(EntenteError):
    """dbt could not build the warehouse; the message names the failed nodes and where the log is."""


def run_dbt(settings: Settings, arguments: Sequence[str]) -> Any:
    """Run one dbt command in this process and return its result; raises BuildError where it failed."""
    os.environ.update(dbt_environment(settings))
    level = {"WARNING": "warn"}.get(settings.log_level, settings.log_level.lower())
    outcome = invoke_dbt(["--log-level", "none", "--log-level-file", level, *arguments])
    if outcome.success:
        return outcome.result
    raise BuildError(describe_failure(settings, arguments, outcome))


def invoke_dbt(arguments: Sequence[str]) -> Any:
    """Run dbt with these arguments and let go of the database, which it keeps open from one query to the next."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    try:
        return dbtRunner().invoke(list(arguments))
    finally:
        if DuckDBConnectionManager._ENV is not None:
            DuckDBConnectionManager._ENV.close()


def describe_failure(settings: Settings, arguments: Sequence[str], outcome: Any) -> str:
    """What failed, in dbt's words, one line a node."""
    if outcome.exception is not None:
        lines = [str(outcome.exception).strip()]
    else:
        lines = [
            f"{result.node.unique_id}: {result.status}: {(result.message or '').strip()}"
            for result in getattr(outcome.result, "results", [])
            if result.status in ("error", "fail", "runtime error")
        ]
    log = settings.dbt_target_dir / "logs" / "dbt.log"
    return unstyle("\n  ".join([f"dbt {arguments[0]} failed. Log: {log}", *lines]))


def build_warehouse(settings: Settings, select: str | None = None) -> None:
    """Build and test everything (or `select`) in the writer's database.

    Unit tests judge the models, not the data: they run in the project's own tests.
    """
    settings.create_folders()
    selection = ["--select", select] if select else []
    run_dbt(settings, ["build", "--exclude-resource-type", "unit_test", *selection])


def write_manifest(settings: Settings) -> Path:
    """Parse the dbt project; Cosmos draws its task per model from the manifest."""
    run_dbt(settings, ["parse"])
    return settings.dbt_target_dir / "target" / "manifest.json"


def publish_warehouse(settings: Settings) -> Path:
    """Replace the published file with a copy of the built one; returns its path."""
    from warehouse.publishing import publish

    publish(settings.build_db, settings.serve_db)
    return settings.serve_db


def write_catalogue(settings: Settings, page: Path) -> Path:
    """dbt's documentation of the project as one self-contained page."""
    settings.create_folders()
    empty = [] if settings.build_db.exists() else ["--empty-catalog"]
    run_dbt(settings, ["docs", "generate", "--static", *empty])
    page.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(settings.dbt_target_dir / "target" / "static_index.html", page)
    return page
