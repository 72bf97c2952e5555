"""Questions to the published warehouse that several commands ask."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from entente.errors import UsageError


@dataclass(frozen=True)
class LoadCounts:
    """What became of the inputs of one load; `seen` is the sum of the other three."""

    seen: int
    loaded: int
    unchanged: int
    rejected: int


def query_published(db_path: Path, sql: str) -> list[tuple[Any, ...]]:
    """Rows of a query on the published file, opened read-only."""
    from warehouse.connecting import open_reader

    if not db_path.exists():
        raise UsageError(f"{db_path}: nothing is published there yet. Run `entente run PATH`.")
    with open_reader(db_path) as connection:
        return connection.execute(sql).fetchall()


def read_last_load(db_path: Path) -> LoadCounts:
    """The counts of the newest load in the ledger."""
    rows = query_published(
        db_path,
        "select seen_count, loaded_count, unchanged_count, rejected_count "
        "from raw.loads order by started_at desc limit 1",
    )
    return LoadCounts(*rows[0])


@dataclass(frozen=True)
class CodingCounts:
    """How many current articles were extracted, how many of them failed, and the commonest reason."""

    extracted: int
    failed: int
    commonest_reason: str | None


def read_coding_counts(db_path: Path) -> CodingCounts:
    """How extraction fared over all current articles."""
    rows = query_published(
        db_path,
        "select count(*), count(*) filter (status = 'failed'), mode(error) from staging.article_results",
    )
    return CodingCounts(*rows[0])
