"""One load's reading as files: articles and rejections in Parquet, and a summary of what was read.

The folder appears under its final name only when it is complete, so a reader killed half way leaves nothing
that looks like a load.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.near_duplicates import sign_text
from extract.readers.inputs import ReadArticle, ReadOptions, Rejection, print_path
from extract.readers.reading import read_inputs

TEXT: pa.DataType = pa.string()
ARTICLES = pa.schema(
    [
        ("record_number", pa.int64()),  # order of reading: the first of two records with one id is kept
        ("article_id", TEXT),
        ("source_uri", TEXT),
        ("title", TEXT),
        ("published_at", pa.timestamp("us")),  # UTC
        ("published_precision", TEXT),
        ("publisher", TEXT),
        ("language_code", TEXT),
        ("text", TEXT),
        ("content_hash", TEXT),
        ("version_key", TEXT),
        ("record_id", TEXT),
        ("url", TEXT),
        ("declared_language", TEXT),
        ("location", TEXT),
        ("minima", pa.list_(pa.uint32())),
        ("band_keys", pa.list_(pa.uint64())),
        ("sentence_hashes", pa.list_(pa.uint64())),
    ]
)
REJECTIONS = pa.schema(
    [
        ("record_number", pa.int64()),
        ("rejection_id", TEXT),
        ("input_uri", TEXT),
        ("location", TEXT),
        ("path_bytes", pa.binary()),
        ("record_label", TEXT),
        ("reason_code", TEXT),
        ("message", TEXT),
        ("remedy", TEXT),
        ("payload", pa.binary()),
    ]
)
BUFFERED_ROWS = 500
BUFFERED_BYTES = 32 * 1024 * 1024


@dataclass
class _Output:
    """A Parquet file in the making; rows are written in groups small enough to hold in memory."""

    path: Path
    schema: pa.Schema
    rows: list[dict[str, Any]] = field(default_factory=list)
    size: int = 0

    def __post_init__(self) -> None:
        self.writer = pq.ParquetWriter(self.path, self.schema, compression="zstd")

    def add(self, row: dict[str, Any], size: int) -> None:
        self.rows.append(row)
        self.size += size
        if len(self.rows) >= BUFFERED_ROWS or self.size >= BUFFERED_BYTES:
            self.flush()

    def flush(self) -> None:
        self.writer.write_table(pa.Table.from_pylist(self.rows, schema=self.schema))
        self.rows, self.size = [], 0

    def close(self) -> None:
        self.flush()
        self.writer.close()


def write_batch(
    paths: Iterable[Path], out_dir: Path, options: ReadOptions, started_at: datetime | None = None
) -> Path:
    """Read the inputs into `out_dir/<load_id>/{articles,rejections}.parquet` and `summary.json`.

    The load id is a hash of what was seen and of the start time. Returns the load's folder.
    """
    inputs = [Path(path) for path in paths]
    moment = started_at or datetime.now(UTC)
    out_dir.mkdir(parents=True, exist_ok=True)
    making = out_dir / f".reading-{os.getpid()}-{moment:%Y%m%d%H%M%S%f}"
    making.mkdir()
    try:
        summary = _write_records(inputs, making, options)
        load_id = hashlib.sha256(f"{moment.isoformat()} {summary.pop('digest')}".encode()).hexdigest()[:32]
        summary |= {
            "load_id": load_id,
            "started_at": moment.isoformat(),
            "inputs": [print_path(path.absolute()) for path in inputs],
            "options": asdict(options),
        }
        (making / "summary.json").write_text(json.dumps(summary, indent=1, sort_keys=True), encoding="utf-8")
        target = out_dir / load_id
        if not target.exists():
            making.rename(target)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return target


def _write_records(inputs: list[Path], folder: Path, options: ReadOptions) -> dict[str, Any]:
    articles = _Output(folder / "articles.parquet", ARTICLES)
    rejections = _Output(folder / "rejections.parquet", REJECTIONS)
    digest = hashlib.sha256()
    counts = {"article_count": 0, "rejected_count": 0}
    for number, item in enumerate(read_inputs(inputs, options), start=1):
        if isinstance(item, Rejection):
            counts["rejected_count"] += 1
            digest.update(item.rejection_id.encode())
            rejections.add(_rejection_row(number, item), len(item.payload or b""))
        else:
            counts["article_count"] += 1
            digest.update(f"{item.article.article_id}{item.version_key}".encode())
            articles.add(_article_row(number, item), 4 * len(item.article.text))
    articles.close()
    rejections.close()
    return {**counts, "seen_count": sum(counts.values()), "digest": digest.hexdigest()}


def _article_row(number: int, item: ReadArticle) -> dict[str, Any]:
    published = item.article.published_at
    return {
        "record_number": number,
        **asdict(item.article),
        "published_at": None if published is None else published.replace(tzinfo=None),
        "version_key": item.version_key,
        "record_id": item.record_id,
        "url": item.url,
        "declared_language": item.declared_language,
        "location": item.location,
        **asdict(sign_text(item.article.text)),
    }


def _rejection_row(number: int, item: Rejection) -> dict[str, Any]:
    return {"record_number": number, **asdict(item), "remedy": item.remedy}


def read_batch_summary(batch_dir: Path) -> dict[str, Any]:
    """What `write_batch` noted about a load: its id, inputs, options, start and counts."""
    summary: dict[str, Any] = json.loads((batch_dir / "summary.json").read_text(encoding="utf-8"))
    return summary
