"""`entente sql`: a question to the published warehouse, answered as a table, CSV, JSON or Parquet."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from entente.asking import open_published, run_query
from entente.cli.terminal import Home
from entente.errors import UsageError
from entente.settings import load_settings

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROWS_AT_ONCE = 10_000
UNWRAPPED = 10_000
"""Characters of a line where nobody's screen limits it."""

NARROWEST_COLUMN = 10


class Format(StrEnum):
    """How an answer is written."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


def sql(
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="One SQL statement; - reads it from standard input.")
    ],
    home: Home = None,
    output_format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="A table, unless the ending of --output says otherwise."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where the answer goes.")
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=1, help="Rows of a table; other formats have all.")
    ] = 200,
) -> None:
    """Ask the published warehouse; read-only, in DuckDB's SQL.

    Tables need no schema: they are looked for in marts, then staging, then raw.

    Examples:

      entente sql "select * from rpt_contact_feed limit 10"

      entente sql "select * from fct_agreements order by agreement_id" --format csv > agreements.csv

      entente sql "from dim_persons" --output persons.parquet
    """
    chosen = output_format or guess_format(output)
    if chosen is Format.parquet and output is None:
        raise UsageError("Parquet is no text: name a file, as in --output answer.parquet")
    if output is not None and not output.absolute().parent.is_dir():
        raise UsageError(f"{output.absolute().parent}: no such folder to write to")
    statement = sys.stdin.read() if query == "-" else query
    with open_published(load_settings(home=home).serve_db) as connection:
        run_query(connection, statement)
        if output is None:
            WRITERS[chosen](connection, sys.stdout, limit)
        elif chosen is Format.parquet:
            write_parquet(connection, output)
        else:
            with output.open("w", encoding="utf-8", newline="") as file:
                WRITERS[chosen](connection, file, limit)


def guess_format(output: Path | None) -> Format:
    """The format that the file's ending names; a table where it names none."""
    ending = "" if output is None else output.suffix.removeprefix(".").lower()
    return Format(ending) if ending in Format.__members__ else Format.table


def read_rows(connection: DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """The answer's rows, a part at a time."""
    while rows := connection.fetchmany(ROWS_AT_ONCE):
        yield from rows


def column_names(connection: DuckDBPyConnection) -> list[str]:
    return [column[0] for column in connection.description or []]


def write_csv(connection: DuckDBPyConnection, file: TextIO, _limit: int) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(column_names(connection))
    for row in read_rows(connection):
        writer.writerow(["" if value is None else write_value(value) for value in row])


def write_json(connection: DuckDBPyConnection, file: TextIO, _limit: int) -> None:
    names = column_names(connection)
    separator = "[\n"
    for row in read_rows(connection):
        record = dict(zip(names, row, strict=True))
        file.write(separator + json.dumps(record, ensure_ascii=False, default=to_json))
        separator = ",\n"
    file.write("[]\n" if separator == "[\n" else "\n]\n")


def write_table(connection: DuckDBPyConnection, file: TextIO, limit: int) -> None:
    """A table as wide as it needs to be; on a terminal too narrow for it, one record below another."""
    console = Console(file=file, highlight=False, width=None if file.isatty() else UNWRAPPED)
    names = column_names(connection)
    rows = connection.fetchmany(limit + 1)
    texts = [["" if value is None else str(write_value(value)) for value in row] for row in rows[:limit]]
    if console.width < NARROWEST_COLUMN * len(names):
        write_records(console, names, texts)
    else:
        table = Table(*map(escape, names), row_styles=["", "dim"])
        for row in texts:
            table.add_row(*map(Text, row))
        console.print(table)
    if len(rows) > limit:
        console.print(f"first {limit} rows; --limit shows more, --format csv all")


def write_records(console: Console, names: list[str], rows: list[list[str]]) -> None:
    """Each row as lines of column and value."""
    for number, row in enumerate(rows, start=1):
        console.print(Text(f"row {number}", style="bold"))
        grid = Table.grid(padding=(0, 2))
        for name, value in zip(names, row, strict=True):
            grid.add_row(Text(name, style="cyan"), Text(value))
        console.print(grid)


def write_parquet(connection: DuckDBPyConnection, output: Path) -> None:
    """Written beside the target first: a question that fails half way leaves no half a file."""
    import pyarrow.parquet as pq

    reader = connection.to_arrow_reader(ROWS_AT_ONCE)
    partial = output.with_name(f".{output.name}.partial")
    with pq.ParquetWriter(partial, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)
    partial.replace(output)


def write_value(value: Any) -> Any:
    """Structures as JSON, truth values as SQL writes them."""
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value, ensure_ascii=False, default=to_json) if isinstance(value, list | dict) else value


def to_json(value: object) -> object:
    """What JSON has no type for: times in ISO form, decimals as numbers, the rest as text."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else str(value)


WRITERS: dict[Format, Callable[[DuckDBPyConnection, TextIO, int], None]] = {
    Format.table: write_table,
    Format.csv: write_csv,
    Format.json: write_json,
}
