"""Which articles are to be extracted: those that this extractor has not seen, in a few large files.

The plan is drawn from the warehouse and not from events, so a run that was lost is made up for by the next.
"""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from extract.records import Article, content_id
from warehouse.connecting import open_writer

PENDING = """
from raw.current_articles as current_articles
left join staging.article_results as results
    on current_articles.article_id = results.article_id
    and results.extractor_version = ? and results.settings_hash = ?
where current_articles.is_supported_language and results.article_id is null
"""


def plan_shards(
    db_path: Path, pending_dir: Path, extractor_version: str, settings_hash: str, shard_size: int
) -> list[Path]:
    """Write the articles without an extraction by this version and these settings into `<shard_id>.parquet`.

    At most `shard_size` articles a shard, columns as of `extract.records.Article`, times in UTC. The shard's
    name depends on what it holds, so planning again gives the same files. No article pending: an empty list.
    """
    if shard_size < 1:
        raise ValueError(f"shard_size is {shard_size}; give at least 1")
    pending_dir = Path(pending_dir)
    pending_dir.mkdir(parents=True, exist_ok=True)
    with open_writer(Path(db_path)) as connection:
        rows = connection.execute(
            f"select current_articles.article_id {PENDING} order by 1", [extractor_version, settings_hash]
        ).fetchall()
        ids = [str(row[0]) for row in rows]
        chunks = [ids[start : start + shard_size] for start in range(0, len(ids), shard_size)]
        paths = []
        for chunk in chunks:
            path = pending_dir / f"{content_id(extractor_version, settings_hash, *chunk)}.parquet"
            if not path.exists():
                _write_shard(connection, chunk, path)
            paths.append(path)
    return paths


def _write_shard(connection: duckdb.DuckDBPyConnection, ids: list[str], path: Path) -> None:
    columns = ", ".join(field.name for field in fields(Article))
    reader = connection.execute(
        f"select {columns} from raw.articles where article_id in (select unnest(?)) order by article_id",
        [ids],
    ).to_arrow_reader(1000)
    place = reader.schema.get_field_index("published_at")
    schema = reader.schema.set(place, pa.field("published_at", pa.timestamp("us", tz="UTC")))
    partial = path.with_name(f".{path.name}.partial")
    with pq.ParquetWriter(partial, schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_table(pa.Table.from_batches([batch]).cast(schema))
    partial.replace(path)
