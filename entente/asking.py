"""Questions to a warehouse file, opened read-only: what `sql`, `show` and `status` share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from entente.errors import UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SEARCH_PATH = "marts,staging,raw"
"""Where tables named without a schema are looked for."""


@contextmanager
def open_published(db_path: Path) -> Iterator[DuckDBPyConnection]:
    """The published warehouse; UsageError where nothing is published or it is of no use."""
    from warehouse.connecting import open_reader

    if not db_path.exists():
        raise UsageError(f"{db_path}: nothing is published there yet. Run `entente run PATH`.")
    with open_reader(db_path) as connection:
        connection.execute(f"set search_path = '{SEARCH_PATH}'")
        yield connection


def run_query(connection: DuckDBPyConnection, statement: str) -> None:
    """Run a user's SQL; an error in it is a UsageError with DuckDB's explanation."""
    import duckdb

    try:
        connection.execute(statement)
    except duckdb.Error as error:
        hint = " The published warehouse is read-only." if "read-only" in str(error) else ""
        raise UsageError(
            f"{error}{hint}\n`entente sql 'show all tables'` lists what can be asked."
        ) from error
    if connection.description is None:
        raise UsageError("that statement has no result to show")
