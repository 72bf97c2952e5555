"""Publishing: readers get a finished copy of the build database, replaced in one step.

Who has the published file open keeps reading the old one; who opens it next sees the new one. A copy that
does not open or lacks the marts is never published.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb

from warehouse.connecting import open_reader, open_writer
from warehouse.rows import count_rows

MAKING = ".publishing-"
"""Beginning of the name of the folder in which a copy is made; the process id follows."""


class PublishError(RuntimeError):
    """The build database cannot be published; the published file stays as it was."""


def publish(build_db: Path, serve_db: Path) -> None:
    """Replace the published database with a copy of the build database; PublishError where it is not fit."""
    build_db, serve_db = Path(build_db), Path(serve_db)
    if not build_db.exists():
        raise PublishError(f"{build_db} does not exist: load and build first")
    if build_db.name != serve_db.name:
        raise PublishError(
            f"{build_db.name} and {serve_db.name} differ: views carry the name of their database"
        )
    _write_everything_out(build_db)
    serve_db.parent.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(serve_db.parent)
    making = serve_db.parent / f"{MAKING}{os.getpid()}"
    making.mkdir()
    try:
        copy = making / serve_db.name
        shutil.copyfile(build_db, copy)
        _check_copy(copy)
        _flush_to_disk(copy)
        wal_of(serve_db).unlink(missing_ok=True)  # left by someone who wrote to the published file
        copy.replace(serve_db)
        _flush_to_disk(serve_db.parent)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def wal_of(db_path: Path) -> Path:
    """DuckDB's log of changes that are not in the file itself yet."""
    return db_path.with_name(f"{db_path.name}.wal")


def _remove_leftovers(folder: Path) -> None:
    """Half-made copies of processes that were killed."""
    for leftover in folder.glob(f"{MAKING}*"):
        owner = int(leftover.name.removeprefix(MAKING))
        if owner == os.getpid() or not _is_running(owner):
            shutil.rmtree(leftover, ignore_errors=True)


def _is_running(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's, but alive
        return True
    return True


def _write_everything_out(build_db: Path) -> None:
    with open_writer(build_db) as connection:
        connection.execute("force checkpoint")
    if wal_of(build_db).exists():
        raise PublishError(f"{wal_of(build_db)} is still there: another process writes to the build database")


def _check_copy(copy: Path) -> None:
    try:
        with open_reader(copy) as connection:
            marts = count_rows(connection, "from duckdb_tables() where schema_name = 'marts'")
    except duckdb.Error as error:
        raise PublishError(f"the copy of the build database does not open: {error}") from error
    if not marts:
        raise PublishError("the build database has no tables in schema marts: run the build first")


def _flush_to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
