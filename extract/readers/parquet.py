"""Parquet files: one article a row, read in small batches."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.readers.assembling import Record, RecordError
from extract.readers.inputs import FIELDS, InputFile, ReadOptions
from extract.readers.lines import RawRecord, rename_fields
from extract.readers.opening import FileError, open_bytes
from extract.readers.tables import check_columns

BATCH_ROWS = 64


def read_parquet(file: InputFile, options: ReadOptions) -> Iterator[RawRecord]:
    """Each row's record; FileError where the file is damaged or has no column for the text."""
    with open_bytes(file, options) as stream, tempfile.TemporaryFile() as unpacked:
        if not stream.peek(1):
            raise FileError("empty_file", "the file is empty")
        if file.is_compressed:  # Parquet is read from its end, which a compressed stream cannot do
            shutil.copyfileobj(stream, unpacked)
        try:
            yield from _read_records(pq.ParquetFile(unpacked if file.is_compressed else stream), options)
        except (pa.ArrowException, OSError) as error:
            raise FileError("broken_file", f"not a readable Parquet file: {str(error)[:200]}") from error


def _read_records(table: pq.ParquetFile, options: ReadOptions) -> Iterator[RawRecord]:
    header = tuple(table.schema_arrow.names)
    check_columns(list(header), options)
    if not table.metadata.num_rows:
        raise FileError("empty_file", "the table has no row")
    wanted = [name for name in (options.name_of(field) for field in FIELDS) if name in header]
    number = 0
    for batch in table.iter_batches(batch_size=BATCH_ROWS, columns=wanted):
        for row in _to_rows(batch):
            number += 1
            if isinstance(row, RecordError):
                yield f"row {number}", b"", row
                continue
            payload = json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "replace")
            yield f"row {number}", payload, Record(rename_fields(row, options), number, header)


def _to_rows(batch: pa.RecordBatch) -> list[dict[str, Any] | RecordError]:
    """The batch's rows as Python values; a value that Python cannot hold costs its own row only."""
    try:
        return list(_cut_nanoseconds(batch).to_pylist())
    except (ValueError, OverflowError) as error:
        if batch.num_rows == 1:
            return [RecordError("broken_record", f"a value cannot be read: {str(error)[:200]}")]
    return [row for place in range(batch.num_rows) for row in _to_rows(batch.slice(place, 1))]


def _cut_nanoseconds(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Python's times end at microseconds; no news is dated more finely."""
    for place, column in enumerate(batch.schema):
        if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
            cut = batch.column(place).cast(pa.timestamp("us", column.type.tz), safe=False)
            batch = batch.set_column(place, column.name, cut)
    return batch
