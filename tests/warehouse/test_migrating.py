"""The schema grows by numbered steps, each applied once; staging follows the records of extraction."""

from dataclasses import fields

import pytest

from extract.records import STAGED, TABLE_NAMES
from tests.warehouse.samples import ask
from warehouse.migrating import DDL_DIR, MigrationError, list_migrations, migrate

DUCKDB_TYPES = {"str": "VARCHAR", "int": "BIGINT", "float": "DOUBLE", "bool": "BOOLEAN", "date": "DATE"}


def test_steps_are_applied_once(tmp_path):
    database = tmp_path / "deep" / "entente.duckdb"
    assert migrate(database) == [migration.name for migration in list_migrations()]
    assert migrate(database) == []


def test_a_step_that_changed_after_it_was_applied_is_refused(tmp_path):
    folder = tmp_path / "ddl"
    folder.mkdir()
    (folder / "001_first.sql").write_text("create table raw.first_one (id integer)")
    migrate(tmp_path / "x.duckdb", folder)
    (folder / "001_first.sql").write_text("create table raw.first_one (id bigint)")
    with pytest.raises(MigrationError, match="001_first was changed"):
        migrate(tmp_path / "x.duckdb", folder)


def test_a_step_that_fails_leaves_nothing_behind(tmp_path):
    folder = tmp_path / "ddl"
    folder.mkdir()
    (folder / "001_half.sql").write_text("create table raw.half (id integer); select no_such_function();")
    with pytest.raises(Exception, match="no_such_function"):
        migrate(tmp_path / "x.duckdb", folder)
    assert ask(tmp_path / "x.duckdb", "select count(*) from duckdb_tables() where table_name = 'half'") == [
        (0,)
    ]


def test_a_database_of_a_newer_version_is_refused(tmp_path):
    folder = tmp_path / "ddl"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"00{number}_step.sql").write_text(f"create table raw.step_{number} (id integer)")
    migrate(tmp_path / "x.duckdb", folder)
    (folder / "002_step.sql").unlink()
    with pytest.raises(MigrationError, match="step 2"):
        migrate(tmp_path / "x.duckdb", folder)


@pytest.mark.parametrize("name", ["001_a.sql 003_b.sql", "1_a.sql", "001_a.sql 001_b.sql"])
def test_steps_must_be_numbered_without_gaps(tmp_path, name):
    for part in name.split():
        (tmp_path / part).write_text("select 1")
    with pytest.raises(MigrationError):
        list_migrations(tmp_path)


@pytest.mark.parametrize("record_class", STAGED, ids=lambda record_class: TABLE_NAMES[record_class])
def test_staging_has_the_columns_of_the_record(home, record_class):
    columns = ask(
        home / "entente.duckdb",
        "select column_name, data_type, is_nullable from duckdb_columns() where schema_name = 'staging'"
        f" and table_name = '{TABLE_NAMES[record_class]}' order by column_index",
    )
    expected = []
    for field in fields(record_class):
        kind = str(field.type)
        data_type = DUCKDB_TYPES.get(kind.removesuffix(" | None"), "VARCHAR")  # codes are literals of text
        expected.append((field.name, data_type, kind.endswith(" | None")))
    assert columns == expected


def test_every_table_says_what_a_row_is():
    for path in DDL_DIR.glob("*raw*.sql"):
        blocks = path.read_text(encoding="utf-8").split("create table ")
        assert all("-- One row per" in block for block in blocks[:-1])
