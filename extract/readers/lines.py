"""JSON lines: one article a line, read one by one so that the file may be larger than the memory."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import IO

from extract.readers.assembling import Record, RecordError
from extract.readers.decoding import decode, mark_of
from extract.readers.inputs import FIELDS, InputFile, ReadOptions
from extract.readers.opening import SNIFFED_BYTES, FileError, open_bytes, refuse_binary

OVERHEAD = 4
"""A line may be this much larger than the article's limit: JSON writes one letter as up to six bytes."""

RawRecord = tuple[str, bytes, Record | RecordError]
"""A record's label ("line 7"), its bytes for the quarantine, and its fields or its problem."""


def read_lines(file: InputFile, options: ReadOptions) -> Iterator[RawRecord]:
    """Each line's record; FileError where the file cannot be read on."""
    limit = options.max_article_bytes * OVERHEAD
    with open_bytes(file, options) as stream:
        beginning = stream.peek(SNIFFED_BYTES)[:SNIFFED_BYTES]
        refuse_binary(beginning)
        encoding = mark_of(beginning)
        count = 0
        for number, (line, is_whole) in enumerate(split_lines(stream, limit, encoding), start=1):
            if line.strip():
                count += 1
                yield f"line {number}", line, _parse(line, number, is_whole, options)
        if not count:
            raise FileError("empty_file", "the file holds no line")


def split_lines(stream: IO[bytes], limit: int, encoding: str | None) -> Iterator[tuple[bytes, bool]]:
    """Lines as UTF-8 bytes, and whether each is whole: of one over the limit only the beginning is kept."""
    if encoding in ("utf-16", "utf-32"):
        yield from _split_wide(stream, limit, encoding)
        return
    while line := stream.readline(limit):
        is_whole = len(line) < limit or line.endswith(b"\n")
        kept = line
        while not is_whole and line and not line.endswith(b"\n"):
            line = stream.readline(limit)
        yield kept.rstrip(b"\r\n"), is_whole


def _split_wide(stream: IO[bytes], limit: int, encoding: str) -> Iterator[tuple[bytes, bool]]:
    """Files of two or four bytes a character are rare and small: decoded whole, within a limit."""
    data = stream.read(limit * OVERHEAD + 1)
    if len(data) > limit * OVERHEAD:
        raise FileError("undecodable_text", f"a {encoding} file of this size is not read")
    for line in decode(data).split("\n"):
        yield line.encode("utf-8").rstrip(b"\r"), True


def _parse(line: bytes, number: int, is_whole: bool, options: ReadOptions) -> Record | RecordError:
    if not is_whole:
        return RecordError("too_large", f"the line is larger than {len(line):,} bytes")
    try:
        values = json.loads(decode(line))
    except FileError as problem:
        return RecordError(problem.reason_code, problem.message)
    except (ValueError, RecursionError) as error:
        return RecordError("broken_record", f"not valid JSON: {error}")
    if not isinstance(values, dict):
        return RecordError("broken_record", f"the line is a JSON {type(values).__name__}, not an object")
    return Record(rename_fields(values, options), number, tuple(values))


def rename_fields(values: Mapping[str, object], options: ReadOptions) -> dict[str, object]:
    """The record's fields under our names; other fields are left out."""
    return {name: values[options.name_of(name)] for name in FIELDS if options.name_of(name) in values}
