"""Loads into the warehouse: what was read into `raw`, what was extracted into `staging`.

Each load and each shard is one transaction, and each may be repeated: killed at any point and started again,
the warehouse ends as if nothing had happened. Quarantine files are written before the transaction, under
names that depend only on what they hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from extract.records import STAGED, TABLE_NAMES, ArticleResult
from warehouse import registering
from warehouse.connecting import open_writer, transaction, utc_now
from warehouse.quarantining import quarantine_rejections


class LedgerError(RuntimeError):
    """Inputs seen and inputs accounted for differ: a defect, and nothing is stored."""


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """One load in numbers. `unsupported_language` articles are among the loaded: stored, but not coded."""

    load_id: str
    seen: int
    loaded: int
    unchanged: int
    rejected: int
    unsupported_language: int
    superseded: int


LEDGER_COLUMNS = (
    "load_id, seen_count, loaded_count, unchanged_count, rejected_count,"
    " unsupported_language_count, superseded_count"
)


def register_load(db_path: Path, batch_dir: Path, quarantine_dir: Path) -> LoadSummary:
    """Store what `extract.readers.write_batch` read and note it in the ledger; once stored, a no-op.

    New texts are stored as versions; a text that replaces an older one at its source takes that one's place,
    and what was extracted from the older one is removed. Of two records of one load with the same identity
    and different texts the first is kept and the other turned away.
    """
    summary = json.loads((Path(batch_dir) / "summary.json").read_text(encoding="utf-8"))
    with open_writer(Path(db_path)) as connection:
        done = _find_load(connection, summary["load_id"])
        if done is not None:
            return done
        registering.stage_batch(connection, Path(batch_dir))
        quarantined = registering.fetch_quarantined(connection)
        names = quarantine_rejections(quarantined, Path(quarantine_dir))
        with transaction(connection):
            counts = registering.store_batch(connection, summary["load_id"], names, utc_now())
            _write_ledger(connection, summary, counts)
        stored = _find_load(connection, summary["load_id"])
    if stored is None:
        raise LedgerError(f"load {summary['load_id']} is missing from raw.loads after its transaction")
    return stored


def _find_load(connection: duckdb.DuckDBPyConnection, load_id: str) -> LoadSummary | None:
    row = connection.execute(
        f"select {LEDGER_COLUMNS} from raw.loads where load_id = ?", [load_id]
    ).fetchone()
    return None if row is None else LoadSummary(*row)


def _write_ledger(
    connection: duckdb.DuckDBPyConnection, summary: dict[str, Any], counts: registering.BatchCounts
) -> None:
    accounted = counts.loaded + counts.unchanged + counts.rejected
    if accounted != summary["seen_count"]:
        raise LedgerError(
            f"load {summary['load_id']}: {summary['seen_count']} seen, {accounted} accounted for"
        )
    connection.execute(
        "insert into raw.loads values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            summary["load_id"],
            datetime.fromisoformat(summary["started_at"]).replace(tzinfo=None),
            utc_now(),
            summary["inputs"],
            json.dumps(summary["options"], sort_keys=True),
            summary["seen_count"],
            counts.loaded,
            counts.unchanged,
            counts.rejected,
            counts.unsupported_language,
            counts.superseded,
        ],
    )


def load_shards(db_path: Path, shard_dirs: Iterable[Path]) -> int:
    """Replace the staging rows of the shards' articles; returns how many articles were loaded.

    Articles that were superseded while they were being extracted are left out.
    """
    count = 0
    with open_writer(Path(db_path)) as connection:
        for shard_dir in shard_dirs:
            with transaction(connection):
                count += _load_shard(connection, Path(shard_dir))
    return count


def _load_shard(connection: duckdb.DuckDBPyConnection, shard_dir: Path) -> int:
    results = str(shard_dir / f"{TABLE_NAMES[ArticleResult]}.parquet")
    connection.execute(
        "create or replace temp table shard_articles as"
        " select shard.article_id, shard.status, shard.extractor_version, shard.settings_hash"
        " from read_parquet(?) as shard"
        " inner join raw.current_articles as current_articles using (article_id)",
        [results],
    )
    for record_class in STAGED:
        table = TABLE_NAMES[record_class]
        columns = ", ".join(field.name for field in fields(record_class))
        connection.execute(
            f"delete from staging.{table} where article_id in (select article_id from shard_articles)"
        )
        connection.execute(
            f"insert into staging.{table} ({columns}) select {columns} from read_parquet(?)"
            " where article_id in (select article_id from shard_articles)",
            [str(shard_dir / f"{table}.parquet")],
        )
    connection.execute(
        "insert or replace into raw.extraction_runs"
        " select ?, coalesce(max(extractor_version), ''), coalesce(max(settings_hash), ''), count(*),"
        " count(*) filter (where status = 'failed'), ? from shard_articles",
        [shard_dir.name, utc_now()],
    )
    row = connection.execute("select count(*) from shard_articles").fetchone()
    return 0 if row is None else int(row[0])
