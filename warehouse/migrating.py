"""The schema by numbered steps: each `ddl/NNN_name.sql` is applied once, in order, in one transaction.

An applied step may not change afterwards: a difference in its text stops the program, as two warehouses of
the same number would otherwise differ.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.connecting import open_writer, transaction, utc_now

DDL_DIR = Path(__file__).with_name("ddl")
FILE_NAME = re.compile(r"(?P<number>\d{3})_[a-z0-9_]+\.sql")


class MigrationError(RuntimeError):
    """The migrations on disk do not fit the database."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema."""

    number: int
    name: str
    sql: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()


def list_migrations(folder: Path = DDL_DIR) -> list[Migration]:
    """The steps in order; MigrationError where numbers are missing or given twice."""
    migrations = []
    for path in sorted(folder.glob("*.sql")):
        match = FILE_NAME.fullmatch(path.name)
        if match is None:
            raise MigrationError(f"{path.name}: name it like 003_what_it_adds.sql")
        migrations.append(Migration(int(match["number"]), path.stem, path.read_text(encoding="utf-8")))
    numbers = [migration.number for migration in migrations]
    if numbers != list(range(1, len(numbers) + 1)):
        raise MigrationError(f"migrations are not numbered 1 to {len(numbers)}: {numbers}")
    return migrations


def migrate(db_path: Path, folder: Path = DDL_DIR) -> list[str]:
    """Bring the database to the newest schema; returns the names of the steps applied now."""
    with open_writer(Path(db_path)) as connection:
        return apply_migrations(connection, list_migrations(folder))


def apply_migrations(connection: duckdb.DuckDBPyConnection, migrations: list[Migration]) -> list[str]:
    """Apply the steps that the database has not had yet."""
    connection.execute("create schema if not exists raw")
    connection.execute("create schema if not exists staging")
    connection.execute(
        "create table if not exists raw.schema_migrations"
        " (number integer primary key, name varchar not null, digest varchar not null,"
        " applied_at timestamp not null)"
    )
    applied = dict(connection.execute("select number, digest from raw.schema_migrations").fetchall())
    newer = sorted(set(applied) - {migration.number for migration in migrations})
    if newer:
        raise MigrationError(
            f"the database has step {newer[-1]}, which this version of Entente does not know"
        )
    return [migration.name for migration in migrations if _apply_once(connection, migration, applied)]


def _apply_once(connection: duckdb.DuckDBPyConnection, migration: Migration, applied: dict[int, str]) -> bool:
    """Apply a step unless the database has it; whether it was applied now."""
    if migration.number in applied:
        if applied[migration.number] != migration.digest:
            raise MigrationError(f"{migration.name} was changed after it was applied; add a new step instead")
        return False
    with transaction(connection):
        connection.execute(migration.sql)
        connection.execute(
            "insert into raw.schema_migrations values (?, ?, ?, ?)",
            [migration.number, migration.name, migration.digest, utc_now()],
        )
    return True
