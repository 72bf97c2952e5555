"""The first half of the line: articles in, staged mentions out. Schedule and order only.

Documentation for operators is in `INGEST_EXTRACT_DOC`, which Airflow shows beside the DAG.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from airflow.sdk import Asset, ExceptionRetryPolicy, Param, RetryAction, RetryRule, dag, task

from entente.settings import DUCKDB_WRITER, load_settings

STAGING = Asset("entente://staging")

INGEST_EXTRACT_DOC = """
### Purpose
Reads articles, extracts contacts, agreements and crisis events from those not seen before, and stages them.

### Inputs
`paths`: files or folders on this machine (txt, html, jsonl, csv, parquet, also gzipped); else the inbox
(`ENTENTE_INBOX`). `columns`: what JSONL, CSV or Parquet call our columns, as `{"text": "body"}`.

### Outputs
`raw` and `staging` tables of `build/entente.duckdb`; Parquet shards in `shards/`; refused inputs in
`quarantine/`. Each finished load wakes `transform_publish` through the asset `entente://staging`.

### On failure
Clear the failed task and let it run again: every step is idempotent and takes its work from the load ledger.
* `read`: a path does not exist or cannot be read; the message names it. Single bad articles never fail it.
* `register`, `plan`, `load`: another process holds `build/entente.duckdb`; end it, then clear the task.
* `extract`: one shard failed as a whole (memory, missing model). `entente doctor` checks the model.
"""

settings = load_settings()


@dag(
    dag_id="ingest_extract",
    description="Articles in, staged mentions out",
    doc_md=INGEST_EXTRACT_DOC,
    schedule=settings.schedule,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    tags=["entente"],
    params={
        "paths": Param(
            [str(settings.inbox_dir)], type="array", items={"type": "string"}, description="Files or folders"
        ),
        "columns": Param({}, type="object", description="Names of the inputs' columns for ours"),
    },
    default_args={
        "owner": "entente",
        "retries": settings.task_retries,
        "retry_delay": timedelta(seconds=settings.retry_delay_seconds),
        "retry_policy": ExceptionRetryPolicy(
            rules=[RetryRule(exception="builtins.ValueError", action=RetryAction.FAIL, reason="bad input")]
        ),
    },
)
def ingest_extract() -> None:
    """Wire the tasks together; what each does is in `extract` and `warehouse`."""

    @task
    def read(params: dict[str, Any]) -> str:
        """Read the inputs into one Parquet file of articles and one of refused inputs; files only."""
        from entente.ingesting import read_articles

        return str(read_articles(load_settings(), params["paths"], params["columns"]))

    @task(pool=DUCKDB_WRITER)
    def register(batch: str) -> dict[str, Any]:
        """Enter the load into the ledger, with new article versions and refused inputs."""
        from entente.ingesting import register_articles

        return register_articles(load_settings(), batch)

    @task(pool=DUCKDB_WRITER)
    def plan() -> list[str]:
        """Write the articles that this extractor has not seen into a few large shards."""
        from entente.ingesting import plan_pending_shards

        return [str(path) for path in plan_pending_shards(load_settings())]

    @task(max_active_tis_per_dagrun=2)
    def extract(pending: str) -> str:
        """Extract one shard; writes Parquet only."""
        from entente.ingesting import extract_pending_shard

        return str(extract_pending_shard(load_settings(), pending))

    # Also when there is nothing new to extract: a load may only have retired old versions.
    @task(pool=DUCKDB_WRITER, outlets=[STAGING], trigger_rule="none_failed")
    def load(planned: list[str]) -> int:
        """Stage the planned shards, one transaction each."""
        from entente.ingesting import stage_extracted_shards

        return stage_extracted_shards(load_settings(), planned)

    planned = plan()
    register(read()) >> planned  # type: ignore[call-arg, arg-type, misc]
    extract.expand(pending=planned) >> load(planned)  # type: ignore[arg-type]


ingest_extract()
