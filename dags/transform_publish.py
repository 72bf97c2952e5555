"""The second half of the line: staged mentions in, a published warehouse out. Schedule and order only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from airflow.sdk import Asset, ExceptionRetryPolicy, RetryAction, RetryRule, dag, task

from entente.settings import DUCKDB_WRITER, Settings, load_settings

STAGING = Asset("entente://staging")

TRANSFORM_PUBLISH_DOC = """
### Purpose
Joins reports of the same event, builds and tests the marts with dbt, and publishes the warehouse for readers.

### Inputs
`staging` and `raw` tables of `build/entente.duckdb`; the reference tables in `seeds/`.

### Outputs
`serve/entente.duckdb`, replaced as a whole: open readers keep the old file, new ones see the new.

### On failure
The published file stays as it was. dbt's log is in `build/dbt/logs/`.
* a model or a test failed: its task names it; mend the model or the data, then trigger a new run. Never clear
  single tasks: a model built alone is not tested.
* `publish`: the disk is full, or a killed writer left a `.wal` file; `entente doctor` says which. Clear it.
Events that arrive while a run is under way are covered by the next run: dbt builds from all of staging.
"""

settings = load_settings()


def add_dbt_tasks(settings: Settings) -> list[Any]:
    """dbt as one task in process, or as a task per model where a scheduler runs them.

    The choice is a setting, because Cosmos' watcher waits for ever under `dag.test()`.
    """
    if settings.dbt_runner == "watcher":
        from entente.watching import create_dbt_tasks

        return create_dbt_tasks(settings)

    @task(pool=DUCKDB_WRITER)
    def build() -> None:
        """One `dbt build`: reference data, models, and their tests."""
        from entente.transforming import build_warehouse

        build_warehouse(load_settings())

    return [build()]


@dag(
    dag_id="transform_publish",
    description="Staged mentions in, published warehouse out",
    doc_md=TRANSFORM_PUBLISH_DOC,
    schedule=[STAGING],
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    tags=["entente"],
    default_args={
        "owner": "entente",
        "retries": settings.task_retries,
        "retry_delay": timedelta(seconds=settings.retry_delay_seconds),
        "retry_policy": ExceptionRetryPolicy(
            rules=[RetryRule(exception="builtins.ValueError", action=RetryAction.FAIL, reason="bad input")]
        ),
    },
)
def transform_publish() -> None:
    """Wire dbt and publication together; what they do is in `dbt_project` and `warehouse`."""

    @task(pool=DUCKDB_WRITER)
    def publish() -> str:
        """Replace the published file with a copy of the built one."""
        from entente.transforming import publish_warehouse

        return str(publish_warehouse(load_settings()))

    add_dbt_tasks(settings) >> publish()


transform_publish()
