"""Every query in the pages runs on the marts as their contracts state them, and every listed table exists."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
import yaml

from tests.docs.documents import ROOT, CodeBlock, read_blocks, read_marked

MODELS = ROOT / "dbt_project" / "models"
DDL = sorted((ROOT / "warehouse" / "ddl").glob("*.sql"))


def read_contracts() -> dict[str, list[tuple[str, str]]]:
    """Columns and types of each mart, from the yml beside its model."""
    contracts = {}
    for path in sorted((MODELS / "marts").rglob("*.yml")):
        for model in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("models", []):
            contracts[model["name"]] = [(column["name"], column["data_type"]) for column in model["columns"]]
    return contracts


@pytest.fixture(scope="module")
def empty_warehouse() -> duckdb.DuckDBPyConnection:
    """A database in memory with the raw tables and the marts, all of them empty."""
    connection = duckdb.connect()
    for schema in ("raw", "staging", "marts"):
        connection.execute(f"create schema {schema}")
    for path in DDL:
        connection.execute(path.read_text(encoding="utf-8"))
    for table, columns in read_contracts().items():
        listed = ", ".join(f'"{name}" {data_type}' for name, data_type in columns)
        connection.execute(f"create table marts.{table} ({listed})")
    connection.execute("set search_path = 'marts,staging,raw'")  # as `entente sql` has it
    return connection


def queries_on_the_command_line() -> list[CodeBlock]:
    """The queries given to `entente sql` in shell examples."""
    return [
        CodeBlock(block.page, "sql", query)
        for block in read_blocks("bash")
        for query in re.findall(r'entente sql "([^"]+)"', block.code)
    ]


@pytest.mark.parametrize("block", read_blocks("sql") + queries_on_the_command_line(), ids=str)
def test_queries_run(block: CodeBlock, empty_warehouse: duckdb.DuckDBPyConnection) -> None:
    empty_warehouse.execute(block.code)


def test_data_dictionary_lists_every_mart_and_no_other() -> None:
    page = ROOT / "docs" / "data-dictionary.md"
    listed = read_marked(page, "tables") + read_marked(page, "further tables")
    assert set(re.findall(r"^\| `(\w+)`", listed, re.MULTILINE)) == set(read_contracts())


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda page: page.name
)
def test_tables_named_in_running_text_exist(page: Path) -> None:
    known = {path.stem for path in MODELS.rglob("*.sql")}
    for table in re.findall(
        r"`(?:marts\.)?((?:fct|dim|bridge|agg|rpt)_\w+)`", page.read_text(encoding="utf-8")
    ):
        assert table in known, f"{page.name}: there is no table {table}"
