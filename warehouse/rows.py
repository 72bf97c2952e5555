"""Reading results of a query as plain Python values."""

from __future__ import annotations

from typing import Any

import duckdb


def fetch_rows(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: list[Any] | None = None
) -> list[dict[str, Any]]:
    """The result's rows as dictionaries by column name."""
    result = connection.execute(query, parameters or [])
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def count_rows(
    connection: duckdb.DuckDBPyConnection, from_clause: str, parameters: list[Any] | None = None
) -> int:
    """How many rows `select count(*) <from_clause>` counts."""
    row = connection.execute(f"select count(*) {from_clause}", parameters or []).fetchone()
    return 0 if row is None else int(row[0])
