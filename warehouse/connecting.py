"""The only place that opens the database: one writer that waits for its turn, readers that never block it.

DuckDB lets a file have one writing process or many reading ones. A writer that finds the file taken waits and
tries again; analysts read the published copy, which no writer ever opens.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb

WAIT_SECONDS = 60.0
FIRST_PAUSE = 0.05
LONGEST_PAUSE = 2.0


class DatabaseBusyError(RuntimeError):
    """Another process kept the database open for longer than we wait."""


@contextmanager
def open_writer(db_path: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[duckdb.DuckDBPyConnection]:
    """The writer's connection; the file is made if it is not there. Waits for another process to let go."""
    db_path.parent.mkdir(parents=True, exist_ok=True)
    connection = _connect(db_path, wait_seconds, read_only=False)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def open_reader(db_path: Path, wait_seconds: float = 5.0) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection; FileNotFoundError where there is no such database."""
    if not db_path.exists():
        raise FileNotFoundError(f"{db_path}: there is no such database")
    connection = _connect(db_path, wait_seconds, read_only=True)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing: committed at the end, rolled back where anything fails."""
    connection.execute("begin transaction")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


def utc_now() -> datetime:
    """This moment in UTC, as the warehouse stores times: without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def _connect(db_path: Path, wait_seconds: float, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    deadline = time.monotonic() + wait_seconds
    pause = FIRST_PAUSE
    while True:
        try:
            return duckdb.connect(str(db_path), read_only=read_only)
        except duckdb.IOException as error:
            if "lock" not in str(error):
                raise
            if time.monotonic() + pause > deadline:
                message = f"{db_path} is in use by another process (waited {wait_seconds:.0f} s): {error}"
                raise DatabaseBusyError(message) from error
        time.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
