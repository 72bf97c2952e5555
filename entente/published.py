"""Questions to the published warehouse that several commands ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entente.errors import UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class LoadCounts:
    """What became of the inputs of one load; `seen` is the sum of the other three counts."""

    load_id: str
    seen: int
    loaded: int
    unchanged: int
    rejected: int


@contextmanager
def open_published(db_path: Path) -> Iterator[DuckDBPyConnection]:
    """The published file, read-only; UsageError where nothing is published yet."""
    from warehouse.connecting import open_reader

    if not db_path.exists():
        raise UsageError(f"{db_path}: nothing is published there yet. Run `entente run PATH`.")
    with open_reader(db_path) as connection:
        yield connection


def query_published(db_path: Path, sql: str) -> list[tuple[Any, ...]]:
    """Rows of a query on the published file."""
    with open_published(db_path) as connection:
        return connection.execute(sql).fetchall()


def query_rows(db_path: Path, sql: str, variables: Mapping[str, str]) -> list[dict[str, Any]]:
    """Rows by column name of a query on the published file; it reads `variables` with getvariable()."""
    with open_published(db_path) as connection:
        for name, value in variables.items():
            connection.execute(f"set variable {name} = ?", [value])
        answer = connection.execute(sql)
        names = [column[0] for column in answer.description or ()]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def read_last_load(db_path: Path) -> LoadCounts:
    """The counts of the newest load in the ledger."""
    rows = query_published(
        db_path,
        "select load_id, seen_count, loaded_count, unchanged_count, rejected_count "
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


@dataclass(frozen=True)
class Stock:
    """How much the warehouse holds."""

    articles: int
    contacts: int
    agreements: int
    crises: int


def read_stock(db_path: Path) -> Stock:
    """Events and articles of the published warehouse, each counted once."""
    rows = query_published(
        db_path,
        "select (select count(*) from marts.dim_articles),"
        " (select count(distinct contact_id) from marts.fct_bilateral_contacts),"
        " (select count(*) from marts.fct_agreements),"
        " (select count(*) from marts.fct_crisis_events)",
    )
    return Stock(*rows[0])
