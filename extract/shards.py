"""Shards: a Parquet file of articles in, one Parquet file per staging table out.

A shard's folder appears whole or not at all (written beside, then renamed), so a killed extraction leaves
nothing half done and a repeated one finds its work finished. The rows of an article depend on that article and
the settings alone, never on the shard it came in.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import tempfile
import types
import typing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.pipeline import ExtractionOptions, Extractor
from extract.records import STAGED, TABLE_NAMES, Article

_CHUNK = 24  # articles a worker takes at a time
_DONE = "_complete"
_ARROW_TYPES: dict[object, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
}
_extractor: Extractor | None = None


def arrow_schema(record: type) -> pa.Schema:
    """The Parquet schema of a record class, from its annotations."""
    hints = typing.get_type_hints(record)
    return pa.schema([pa.field(item.name, _arrow_type(hints[item.name])) for item in fields(record)])


def _arrow_type(hint: object) -> pa.DataType:
    if typing.get_origin(hint) is typing.Literal:
        return pa.string()
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        inner = [part for part in typing.get_args(hint) if part is not type(None)]
        return _arrow_type(inner[0])
    return _ARROW_TYPES[hint]


def extract_shard(
    pending_path: Path,
    out_root: Path,
    options: ExtractionOptions,
    progress: Callable[[int], None] | None = None,
) -> Path:
    """Extract every article of `pending_path`; returns the folder `out_root/<shard>` with one file a table.

    `progress` is called with the number of articles done since the last call. A finished shard is not done again.
    """
    target = out_root / pending_path.stem
    if (target / _DONE).is_file():
        return target
    articles = read_articles(pending_path)
    rows: dict[str, list[dict[str, Any]]] = {TABLE_NAMES[record]: [] for record in STAGED}
    for chunk in _extracted(articles, options):
        for table, found in chunk.items():
            rows[table].extend(found)
        if progress:
            progress(len(chunk[TABLE_NAMES[STAGED[0]]]))
    _write(target, rows)
    return target


def read_articles(path: Path) -> list[Article]:
    """The articles of a pending shard."""
    table = pq.read_table(path)
    names = [item.name for item in fields(Article)]
    return [Article(**{name: _utc(row[name]) for name in names}) for row in table.to_pylist()]


def _utc(value: Any) -> Any:
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    return value


def _extracted(
    articles: Sequence[Article], options: ExtractionOptions
) -> Iterator[dict[str, list[dict[str, Any]]]]:
    global _extractor
    if _extractor is None or _extractor.options != options:
        _extractor = Extractor(options)
    chunks = [articles[start : start + _CHUNK] for start in range(0, len(articles), _CHUNK)]
    if options.workers <= 1 or len(chunks) < 2:
        yield from map(_extract_chunk, chunks)
        return
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    context = multiprocessing.get_context(
        "fork"
    )  # workers share the loaded model; a spawned one loads it anew
    with ProcessPoolExecutor(min(options.workers, len(chunks)), mp_context=context) as pool:
        yield from pool.map(_extract_chunk, chunks)


def _extract_chunk(articles: Sequence[Article]) -> dict[str, list[dict[str, Any]]]:
    assert _extractor is not None
    rows: dict[str, list[dict[str, Any]]] = {TABLE_NAMES[record]: [] for record in STAGED}
    for extraction in _extractor.extract(articles):
        for record in extraction.records or [extraction.result]:
            rows[TABLE_NAMES[type(record)]].append(asdict(record))  # type: ignore[call-overload]
    return rows


def _write(target: Path, rows: dict[str, list[dict[str, Any]]]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        for record in STAGED:
            name = TABLE_NAMES[record]
            table = pa.Table.from_pylist(rows[name], schema=arrow_schema(record))
            pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
        (folder / _DONE).touch()
        if target.exists():
            shutil.rmtree(target)
        folder.replace(target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


__all__ = ["ExtractionOptions", "arrow_schema", "extract_shard", "read_articles"]
