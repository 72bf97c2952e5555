"""Reading a load: every file found, every record of it, each an article or a rejection with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extract.readers.assembling import Record, RecordError, assemble
from extract.readers.finding import find_inputs
from extract.readers.inputs import InputFile, ReadArticle, ReadOptions, Rejection, reject
from extract.readers.lines import RawRecord, read_lines
from extract.readers.opening import FileError
from extract.readers.pages import read_page
from extract.readers.parquet import read_parquet
from extract.readers.plain import read_plain
from extract.readers.tables import read_table

ONE_ARTICLE: dict[str, Callable[[InputFile, ReadOptions], Record]] = {"plain": read_plain, "page": read_page}
MANY_ARTICLES: dict[str, Callable[[InputFile, ReadOptions], Iterator[RawRecord]]] = {
    "lines": read_lines,
    "table": read_table,
    "parquet": read_parquet,
}


def read_inputs(paths: Iterable[Path], options: ReadOptions) -> Iterator[ReadArticle | Rejection]:
    """Everything under the paths in a fixed order: an item for each record and each unreadable file."""
    for found in find_inputs(paths):
        if isinstance(found, Rejection):
            yield found
        else:
            yield from read_file(found, options)


def read_file(file: InputFile, options: ReadOptions) -> Iterator[ReadArticle | Rejection]:
    """The file's articles; where reading stops half way, what came before stands, the rest is a rejection."""
    try:
        if file.kind in ONE_ARTICLE:
            yield assemble(file, ONE_ARTICLE[file.kind](file, options), options)
            return
        for label, payload, record in MANY_ARTICLES[file.kind](file, options):
            yield _read_record(file, label, payload, record, options)
    except (FileError, RecordError) as problem:
        yield reject(file, problem.reason_code, problem.message)


def _read_record(
    file: InputFile, label: str, payload: bytes, record: Record | RecordError, options: ReadOptions
) -> ReadArticle | Rejection:
    if isinstance(record, RecordError):
        return reject(file, record.reason_code, record.message, label, payload)
    try:
        return assemble(file, record, options)
    except RecordError as problem:
        return reject(file, problem.reason_code, problem.message, label, payload)
