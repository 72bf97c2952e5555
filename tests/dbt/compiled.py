"""The models' SQL, compiled once and then run straight: what a property test can afford many times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.dbt.newsroom import Article, load
from warehouse.connecting import open_writer
from warehouse.migrating import migrate

# Times of loading and building differ between two homes with the same articles, and so does what was retired.
EXEMPT_TABLES = ("dim_retired_events",)
EXEMPT_COLUMNS = ("loaded_at",)

Marts = dict[str, list[dict[str, Any]]]
"""The rows of every table that readers see."""


@dataclass(frozen=True)
class Model:
    """One model as it would be built."""

    schema: str
    name: str
    materialized: str
    sql: str


def compile_models(manifest: dict[str, Any]) -> list[Model]:
    """The models in the order of their dependencies."""
    nodes = {key: node for key, node in manifest["nodes"].items() if node["resource_type"] == "model"}
    ordered: list[str] = []

    def visit(key: str) -> None:
        if key in nodes and key not in ordered:
            for parent in nodes[key]["depends_on"]["nodes"]:
                visit(parent)
            ordered.append(key)

    for key in sorted(nodes):
        visit(key)
    return [
        Model(node["schema"], node["name"], node["config"]["materialized"], node["compiled_code"])
        for node in (nodes[key] for key in ordered)
    ]


def read_seeds(connection: Any, seeds: Path) -> None:
    """Reference tables, typed as dbt types them."""
    connection.execute("create schema if not exists reference")
    for path in sorted(seeds.glob("*.csv")):
        table = f"create or replace table reference.{path.stem} as select * from read_csv(?, header = true)"
        connection.execute(table, [str(path)])


def build(db_path: Path, models: Iterable[Model]) -> None:
    """Make every model anew."""
    with open_writer(db_path) as connection:
        for model in models:
            kind = "view" if model.materialized == "view" else "table"
            connection.execute(f"create schema if not exists {model.schema}")
            connection.execute(f"create or replace {kind} {model.schema}.{model.name} as {model.sql}")


def export(db_path: Path) -> Marts:
    """Every mart, ordered, without what tells two homes apart."""
    with open_writer(db_path) as connection:
        tables = connection.execute(
            "select table_name, list(column_name order by column_name) from information_schema.columns"
            " where table_schema = 'marts' group by table_name order by table_name"
        ).fetchall()
        marts: Marts = {}
        for table, names in tables:
            if table not in EXEMPT_TABLES:
                columns = [name for name in names if name not in EXEMPT_COLUMNS]
                query = f"select {', '.join(columns)} from marts.{table} order by all"
                rows = connection.execute(query).fetchall()
                marts[table] = [dict(zip(columns, row, strict=True)) for row in rows]
        return marts


def prepare(home: Path, seeds: Path) -> Path:
    """An empty migrated database with reference tables."""
    db_path = home / "entente.duckdb"
    migrate(db_path)
    with open_writer(db_path) as connection:
        read_seeds(connection, seeds)
    return db_path


def marts_of(db_path: Path, loads: Iterable[list[Article]], models: list[Model]) -> Marts:
    """Load in parts, building after each, and export."""
    for articles in loads:
        load(db_path, articles)
        build(db_path, models)
    return export(db_path)
