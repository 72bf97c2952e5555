"""The steps by which a batch that was read becomes part of `raw`, in SQL over its Parquet files.

The order of the steps: stage the batch in temporary tables, tell what each record is (new, unchanged, turned
away), move the sources to their new versions, then link near-duplicates of what is new.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from extract.readers.languages import CODED_LANGUAGE
from extract.readers.reasons import REASONS
from extract.records import STAGED, TABLE_NAMES
from warehouse import statements
from warehouse.linking import link_near_duplicates
from warehouse.rows import count_rows, iterate_rows

DUPLICATE = "duplicate_id"

COPIES_PER_FILE_AND_REASON = 100
"""A wrong column name rejects every row of a table: all are listed, these many copies tell why."""


@dataclass(frozen=True, slots=True)
class BatchCounts:
    """What became of a batch's records."""

    loaded: int
    unchanged: int
    rejected: int
    unsupported_language: int
    superseded: int


def stage_batch(connection: duckdb.DuckDBPyConnection, batch_dir: Path) -> None:
    """Temporary tables of the batch: records with their fate (new, restored, unchanged, rejected)."""
    connection.execute(
        "create or replace temp view batch_articles as select * from read_parquet('"
        + str(batch_dir / "articles.parquet").replace("'", "''")
        + "')"
    )
    connection.execute(statements.FIND_FATES)
    connection.execute(
        "create or replace temp table batch_rejections as select * from read_parquet(?)",
        [str(batch_dir / "rejections.parquet")],
    )
    connection.execute(statements.REJECT_DUPLICATES, [DUPLICATE, REASONS[DUPLICATE].remedy])


def fetch_quarantined(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    """The rejections that get a copy in the quarantine: of each file and reason the first so many."""
    return iterate_rows(connection, statements.FIND_QUARANTINED, [COPIES_PER_FILE_AND_REASON])


def store_batch(
    connection: duckdb.DuckDBPyConnection, load_id: str, quarantine_names: dict[str, str], moment: datetime
) -> BatchCounts:
    """Write the staged batch into `raw`; to be called inside a transaction."""
    connection.execute(statements.INSERT_ARTICLES, [CODED_LANGUAGE, load_id, moment])
    connection.execute(statements.KEEP_FIRST_URI)
    connection.execute(statements.FIND_MOVES)
    connection.execute(statements.MOVE_SOURCES, [load_id])
    connection.execute(statements.FIND_SUPERSEDED)
    connection.execute("update raw.articles set is_current = false where article_id in (from superseded)")
    connection.execute(
        "update raw.articles set is_current = true"
        " where not is_current and article_id in (select article_id from moved_sources)"
    )
    for record_class in STAGED:
        table = TABLE_NAMES[record_class]
        connection.execute(f"delete from staging.{table} where article_id in (from superseded)")
    link_near_duplicates(connection)
    _store_rejections(connection, load_id, quarantine_names, moment)
    return _count(connection)


def _store_rejections(
    connection: duckdb.DuckDBPyConnection, load_id: str, names: dict[str, str], moment: datetime
) -> None:
    connection.execute(
        "create or replace temp table quarantine_names as"
        " select unnest($1::varchar[]) as rejection_id, unnest($2::varchar[]) as name",
        [list(names), list(names.values())],
    )
    connection.execute(statements.INSERT_REJECTIONS, [load_id, load_id, moment, load_id])


def _count(connection: duckdb.DuckDBPyConnection) -> BatchCounts:
    fates = dict(connection.execute("select fate, count(*) from batch_fates group by fate").fetchall())
    return BatchCounts(
        loaded=fates.get("new", 0) + fates.get("restored", 0),
        unchanged=fates.get("unchanged", 0),
        rejected=count_rows(connection, "from batch_rejections"),
        unsupported_language=count_rows(
            connection,
            "from batch_fates inner join raw.articles using (article_id)"
            " where fate in ('new', 'restored') and not is_supported_language",
        ),
        superseded=count_rows(connection, "from superseded"),
    )
