"""CSV files: one article a row, read one by one; a broken row is turned away without its neighbours."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from extract.readers.assembling import Record, RecordError
from extract.readers.decoding import detect, mark_of
from extract.readers.inputs import PAYLOAD_BYTES, InputFile, ReadOptions
from extract.readers.lines import RawRecord, rename_fields
from extract.readers.opening import SNIFFED_BYTES, FileError, open_bytes, refuse_binary

DELIMITERS = (",", ";", "\t", "|")
SAMPLED_BYTES = 256 * 1024


class LineTooLongError(Exception):
    """One physical line is larger than any article may be."""


class PhysicalLines:
    """A text stream's lines for the csv module; `taken` holds those of the row in hand."""

    def __init__(self, stream: io.TextIOWrapper, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._waiting: list[str] = []
        self.taken: list[str] = []

    def __iter__(self) -> PhysicalLines:
        return self

    def __next__(self) -> str:
        line = self._waiting.pop() if self._waiting else self._stream.readline(self._limit)
        if not line:
            raise StopIteration
        self.taken.append(line)
        if len(line) < self._limit or line.endswith("\n"):
            return line
        while line and not line.endswith("\n"):
            line = self._stream.readline(self._limit)
        raise LineTooLongError(f"a line is longer than {self._limit:,} characters")

    def give_back_all_but_first(self) -> None:
        """An unclosed quote swallows the rows after it: only its own line is the broken one."""
        self._waiting.extend(reversed(self.taken[1:]))
        del self.taken[1:]


def read_table(file: InputFile, options: ReadOptions) -> Iterator[RawRecord]:
    """Each row's record; FileError where the file cannot be read on or has no column for the text."""
    encoding = _find_encoding(file, options)
    csv.field_size_limit(options.max_article_bytes)
    with open_bytes(file, options) as stream:
        text = io.TextIOWrapper(stream, encoding=encoding, newline="")
        try:
            yield from _read_records(text, options)
        except UnicodeDecodeError as error:
            raise FileError("undecodable_text", f"byte {error.start} is not valid in {encoding}") from error


def _read_records(text: io.TextIOWrapper, options: ReadOptions) -> Iterator[RawRecord]:
    header_line = text.readline(SAMPLED_BYTES)
    delimiter = max(DELIMITERS, key=header_line.count)
    header = [name.strip() for name in next(csv.reader([header_line], delimiter=delimiter), [])]
    check_columns(header, options)
    lines = PhysicalLines(text, options.max_article_bytes)
    number = 0
    for row in _split_rows(lines, delimiter):
        number += 1
        record = row if isinstance(row, RecordError) else _to_record(row, header, number, options)
        yield f"row {number}", "".join(lines.taken)[:PAYLOAD_BYTES].encode("utf-8", "replace"), record
    if not number:
        raise FileError("empty_file", "the table has a header and no row")


def _split_rows(lines: PhysicalLines, delimiter: str) -> Iterator[list[str] | RecordError]:
    """Rows, or what is wrong with one; empty lines are no rows."""
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.taken.clear()
        try:
            row = next(rows)
        except StopIteration:
            return
        except LineTooLongError as error:
            yield RecordError("too_large", str(error))
        except csv.Error as error:
            lines.give_back_all_but_first()
            yield RecordError("broken_record", f"not valid CSV: {error}")
        else:
            if row:
                yield row


def _to_record(row: list[str], header: list[str], number: int, options: ReadOptions) -> Record | RecordError:
    if len(row) != len(header):
        return RecordError("broken_record", f"the row has {len(row)} fields, the header {len(header)}")
    fields = dict(zip(header, row, strict=True))
    return Record(rename_fields(fields, options), number, tuple(header))


def check_columns(header: list[str], options: ReadOptions) -> None:
    """FileError where the table lacks the text or a column that the mapping names."""
    needed = {options.name_of("text"), *options.column_map.values()}
    missing = sorted(needed - set(header))
    if missing:
        there = ", ".join(name[:40] for name in header[:20]) or "none"
        raise FileError("missing_column", f"no column {', '.join(missing)}; columns there: {there}")


def _find_encoding(file: InputFile, options: ReadOptions) -> str:
    """By byte order mark, else UTF-8 if all of the file is, else detected around the first odd byte."""
    with open_bytes(file, options) as stream:
        beginning = stream.peek(SNIFFED_BYTES)[:SNIFFED_BYTES]
        if not beginning.strip():
            raise FileError("empty_file", "the file is empty")
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
    """The incomplete character at the end of a block of UTF-8; UnicodeDecodeError if it is not UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return data[error.start :]
        raise
    return b""
