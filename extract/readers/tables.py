"""CSV files: one article a row, read one by one; a broken row is turned away without its neighbours."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from extract.readers.assembling import Record, RecordProblem
from extract.readers.decoding import detect, mark_of
from extract.readers.inputs import InputFile, ReadOptions
from extract.readers.lines import RawRecord, rename_fields
from extract.readers.opening import SNIFFED_BYTES, FileProblem, open_bytes, refuse_binary

DELIMITERS = (",", ";", "\t", "|")
SAMPLED_BYTES = 256 * 1024


class _LineTooLong(Exception):
    """One physical line is larger than any article may be."""


class _BoundedLines:
    """Lines of a text stream for the csv module; an endless line raises once and is then passed over."""

    def __init__(self, stream: io.TextIOWrapper, limit: int) -> None:
        self._stream = stream
        self._limit = limit

    def __iter__(self) -> _BoundedLines:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(self._limit)
        if not line:
            raise StopIteration
        if len(line) < self._limit or line.endswith("\n"):
            return line
        while line and not line.endswith("\n"):
            line = self._stream.readline(self._limit)
        raise _LineTooLong(f"a line is longer than {self._limit:,} characters")


def read_table(file: InputFile, options: ReadOptions) -> Iterator[RawRecord]:
    """Each row's record; FileProblem where the file cannot be read on or has no column for the text."""
    encoding = _find_encoding(file, options)
    csv.field_size_limit(options.max_article_bytes)
    with open_bytes(file, options) as stream:
        text = io.TextIOWrapper(stream, encoding=encoding, newline="")
        try:
            yield from _read_rows(text, options)
        except UnicodeDecodeError as error:
            raise FileProblem("undecodable_text", f"byte {error.start} is not valid in {encoding}") from error


def _read_rows(text: io.TextIOWrapper, options: ReadOptions) -> Iterator[RawRecord]:
    header_line = text.readline(SAMPLED_BYTES)
    delimiter = max(DELIMITERS, key=header_line.count)
    header = [name.strip() for name in next(csv.reader([header_line], delimiter=delimiter), [])]
    check_columns(header, options)
    rows = csv.reader(_BoundedLines(text, options.max_article_bytes), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            break
        except (csv.Error, _LineTooLong) as error:
            reason = (
                "too_large"
                if "larger than" in str(error) or isinstance(error, _LineTooLong)
                else "broken_record"
            )
            problem = RecordProblem(reason, f"before line {rows.line_num + 2}: {error}")
            yield f"row {number}", b"", problem
            continue
        if row:
            yield (
                f"row {number}",
                json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"),
                _to_record(row, header, number, options),
            )
        else:
            number -= 1  # an empty line is no row
    if number == 1:
        raise FileProblem("empty_file", "the table has a header and no row")


def _to_record(
    row: list[str], header: list[str], number: int, options: ReadOptions
) -> Record | RecordProblem:
    if len(row) != len(header):
        return RecordProblem("broken_record", f"the row has {len(row)} fields, the header {len(header)}")
    return Record(rename_fields(dict(zip(header, row, strict=True)), options), number, tuple(header))


def check_columns(header: list[str], options: ReadOptions) -> None:
    """FileProblem where the table lacks the text or a column that the mapping names."""
    needed = {options.name_of("text"), *options.column_map.values()}
    missing = sorted(needed - set(header))
    if missing:
        there = ", ".join(name[:40] for name in header[:20]) or "none"
        raise FileProblem("missing_column", f"no column {', '.join(missing)}; columns there: {there}")


def _find_encoding(file: InputFile, options: ReadOptions) -> str:
    """By byte order mark, else UTF-8 if the whole file is valid, else detected from around the first odd byte."""
    with open_bytes(file, options) as stream:
        beginning = stream.peek(SNIFFED_BYTES)[:SNIFFED_BYTES]
        if not beginning:
            raise FileProblem("empty_file", "the file is empty")
        refuse_binary(beginning)
        marked = mark_of(beginning)
        if marked is not None:
            return marked
        rest = b""
        while block := stream.read(SAMPLED_BYTES):
            data = rest + block
            try:
                rest = _undecoded_tail(data)
            except UnicodeDecodeError:
                return detect(data)
    return "utf-8"


def _undecoded_tail(data: bytes) -> bytes:
    """The incomplete character at the end of a block of UTF-8; UnicodeDecodeError if the block is not UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return data[error.start :]
        raise
    return b""
