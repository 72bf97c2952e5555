"""The steps of `ingest_extract`, with settings turned into the plain arguments that the libraries take.

The DAG's tasks and the commands `load` and `extract` call these; each step can be repeated at any point.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entente.settings import Settings

if TYPE_CHECKING:
    from extract.shards import ExtractionOptions

KILOBYTE = 1024


def read_articles(settings: Settings, paths: Sequence[str], columns: Mapping[str, str]) -> Path:
    """Read the inputs into a batch of Parquet files; `columns` gives the inputs' names for ours."""
    from extract.readers import ReadOptions, write_batch

    options = ReadOptions(column_map=dict(columns), max_article_bytes=settings.max_article_kb * KILOBYTE)
    return write_batch([Path(path) for path in paths], batches_dir(settings), options)


def articles_of_load(settings: Settings, load_id: str) -> Path:
    """The Parquet file with the articles that a load saw, unchanged ones included."""
    return batches_dir(settings) / load_id / "articles.parquet"


def register_articles(settings: Settings, batch: str) -> dict[str, Any]:
    """Enter a batch into the ledger; returns its counts."""
    from warehouse.loading import register_load
    from warehouse.migrating import migrate

    migrate(settings.build_db)
    return asdict(register_load(settings.build_db, Path(batch), settings.quarantine_dir))


def extraction_options(settings: Settings) -> ExtractionOptions:
    """How this installation extracts: the model, the reference data, the processes."""
    from extract.shards import ExtractionOptions

    return ExtractionOptions(
        model=settings.model, reference_dir=settings.reference_dir, workers=settings.workers
    )


def plan_pending_shards(settings: Settings) -> list[Path]:
    """The articles that this extractor has not seen with these settings, in a few large shards."""
    from warehouse.planning import plan_shards

    options = extraction_options(settings)
    return plan_shards(
        settings.build_db,
        settings.shards_dir / "pending",
        options.extractor_version,
        options.settings_hash,
        settings.shard_articles,
    )


def extract_pending_shard(settings: Settings, pending: str) -> Path:
    """Extract one shard into Parquet files, one a staging table; a complete shard is left as it is."""
    from extract.shards import extract_shard

    return extract_shard(Path(pending), extracted_dir(settings), extraction_options(settings))


def stage_extracted_shards(settings: Settings, pending: Sequence[str]) -> int:
    """Stage the extractions of the planned shards; returns the number of articles."""
    from warehouse.loading import load_shards

    return load_shards(settings.build_db, [extracted_dir(settings) / Path(path).stem for path in pending])


def batches_dir(settings: Settings) -> Path:
    """Where reading leaves its batches."""
    return settings.shards_dir / "read"


def extracted_dir(settings: Settings) -> Path:
    """Where extraction leaves its shards."""
    return settings.shards_dir / "extracted"
