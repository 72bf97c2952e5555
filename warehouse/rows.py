"""Reading results of a query as plain Python values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb

ROWS_AT_ONCE = 100


def iterate_rows(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: list[Any] | None = None
) -> Iterator[dict[str, Any]]:
    """The rows as dictionaries by column name, a few at a time; use them up before the next query."""
    result = connection.execute(query, parameters or [])
    names = [column[0] for column in result.description or []]
    while rows := result.fetchmany(ROWS_AT_ONCE):
        for row in rows:
            yield dict(zip(names, row, strict=True))


def count_rows(
    connection: duckdb.DuckDBPyConnection, from_clause: str, parameters: list[Any] | None = None
) -> int:
    """How many rows `select count(*) <from_clause>` counts."""
    row = connection.execute(f"select count(*) {from_clause}", parameters or []).fetchone()
    return 0 if row is None else int(row[0])
