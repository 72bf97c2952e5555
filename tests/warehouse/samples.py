"""Articles to load, shards to stage, and the warehouse's content without what tells runs apart."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from extract.readers import ReadOptions, write_batch
from extract.records import STAGED, TABLE_NAMES, ArticleResult, ContactReport, ReportMention, content_id
from warehouse.loading import LoadSummary, register_load

BODY = "The foreign ministers of the two countries met in the capital on Tuesday and discussed transit."

ARROW_TYPES = {
    "str": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
}

LOAD_COLUMNS = ("load_id", "loaded_at", "first_load_id", "last_load_id", "rejected_at", "version_number")


def write_articles(path: Path, texts: dict[str, str]) -> Path:
    """A JSON lines file of texts by record id."""
    lines = (json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def load(home: Path, *paths: Path) -> LoadSummary:
    """Read and register in one go."""
    batch = write_batch(paths, home / "read", ReadOptions())
    return register_load(home / "entente.duckdb", batch, home / "quarantine")


def write_shard(
    out_root: Path, pending: Path, version: str = "v1", settings: str = "s1", status: Any = "ok"
) -> Path:
    """What an extractor that finds one contact in every article would write for a pending shard."""
    rows: dict[type, list[Any]] = {record_class: [] for record_class in STAGED}
    for article in pq.read_table(pending).to_pylist():
        key = article["article_id"]
        report_id = content_id(key, "contact")
        rows[ArticleResult].append(ArticleResult(key, status, None, 1, 1, version, settings))
        rows[ContactReport].append(make_contact(report_id, key, version))
        quote = article["text"][:20]
        rows[ReportMention].append(
            ReportMention(
                content_id(report_id, 0), report_id, key, "contact", 0, 20, quote, "rule", 0.9, version
            )
        )
    shard = out_root / pending.stem
    shard.mkdir(parents=True, exist_ok=True)
    for record_class, records in rows.items():
        table = pa.Table.from_pylist(
            [asdict(record) for record in records], schema=arrow_schema(record_class)
        )
        pq.write_table(table, shard / f"{TABLE_NAMES[record_class]}.parquet")
    return shard


def make_contact(report_id: str, article_id: str, version: str) -> ContactReport:
    return ContactReport(
        report_id, article_id, "meeting", "foreign_minister", "held", None, None, "unknown", None, "none",
        None,         None, False, False, None, None, None, 0.9, version, None,
    )  # fmt: skip


def arrow_schema(record_class: type) -> pa.Schema:
    """The Arrow types of a record class; codes are text."""
    named = [(field.name, str(field.type).removesuffix(" | None")) for field in fields(record_class)]
    return pa.schema([(name, ARROW_TYPES.get(kind, pa.string())) for name, kind in named])


def dump(db_path: Path, schemas: Iterable[str] = ("raw", "staging")) -> dict[str, list[tuple[Any, ...]]]:
    """Every table's rows in a fixed order, without what tells one run from another."""
    content = {}
    with duckdb.connect(str(db_path), read_only=True) as connection:
        tables = connection.execute(
            "select schema_name, table_name from duckdb_tables() where schema_name in (select unnest(?))"
            " and table_name not in ('loads', 'schema_migrations', 'extraction_runs') order by 1, 2",
            [list(schemas)],
        ).fetchall()
        for schema, table in tables:
            columns = connection.execute(f"describe {schema}.{table}").fetchall()
            kept = ", ".join(column[0] for column in columns if column[0] not in LOAD_COLUMNS)
            content[f"{schema}.{table}"] = connection.execute(
                f"select {kept} from {schema}.{table} order by all"
            ).fetchall()
    return content


def ask(db_path: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(db_path), read_only=True) as connection:
        return connection.execute(query).fetchall()
