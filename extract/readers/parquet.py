"""Parquet files: one article a row, read in small batches."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from extract.readers.assembling import Record
from extract.readers.inputs import FIELDS, InputFile, ReadOptions
from extract.readers.lines import RawRecord, rename_fields
from extract.readers.opening import FileProblem, open_bytes
from extract.readers.tables import check_columns

BATCH_ROWS = 64


def read_parquet(file: InputFile, options: ReadOptions) -> Iterator[RawRecord]:
    """Each row's record; FileProblem where the file is damaged or has no column for the text."""
    with open_bytes(file, options) as stream:
        source = io.BytesIO(stream.read()) if file.is_compressed else stream
        try:
            yield from _read_rows(pq.ParquetFile(source), options)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError) as error:
            raise FileProblem("broken_file", f"not a readable Parquet file: {str(error)[:200]}") from error


def _read_rows(table: pq.ParquetFile, options: ReadOptions) -> Iterator[RawRecord]:
    header = list(table.schema_arrow.names)
    check_columns(header, options)
    if not table.metadata.num_rows:
        raise FileProblem("empty_file", "the table has no row")
    wanted = [name for name in (options.name_of(field) for field in FIELDS) if name in header]
    number = 0
    for batch in table.iter_batches(batch_size=BATCH_ROWS, columns=wanted):
        for row in batch.to_pylist():
            number += 1
            payload = json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "replace")
            yield f"row {number}", payload, Record(rename_fields(row, options), number, tuple(header))
