"""Builds `office_holders.csv`: who held which office of state or organisation, and when, as reviewed by hand.

The sources are the CSV files of `office_holders/`, one per region, in the columns of the table. They may be
shorter than the table: a date given as a year or a month becomes its first day, and the note then says so; a
family name left out is the last word of the person's name; a note left out is "public record".
Run: `python -m seeds.build.office_holders`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from seeds.build.reference_files import (
    BUILD_FOLDER,
    ReferenceError,
    Row,
    format_table,
    read_table,
    write_table,
)

COLUMNS = (
    "person_name",
    "family_name",
    "aliases",
    "office_code",
    "party_code",
    "valid_from",
    "valid_to",
    "source_note",
)
KEYS = ("person_name", "party_code", "office_code", "valid_from")
SOURCES = BUILD_FOLDER / "office_holders"
NOTE = "public record"
PRECISIONS = {4: "year", 7: "month", 10: ""}
"""What a date is exact to, by the number of its characters: 2019, 2019-12, 2019-12-01."""


def complete_day(text: str) -> str:
    """The first day of the year or month given, or the day itself; empty stays empty."""
    return text and date.fromisoformat(text + "-01-01"[len(text) - 4 :]).isoformat()


def note_precision(note: str, days: tuple[str, str]) -> str:
    """The note, with the coarsest precision of the two dates unless the note already speaks of it."""
    precision = PRECISIONS[min((len(day) for day in days if day), default=10)]
    if not precision or "year" in note or "month" in note:
        return note
    return f"{note}, {precision}"


def complete_row(row: Row) -> Row:
    """The row of the table that a row of a source file stands for."""
    days = (row["valid_from"], row["valid_to"])
    return {
        **row,
        "family_name": row["family_name"] or row["person_name"].split()[-1],
        "valid_from": complete_day(days[0]),
        "valid_to": complete_day(days[1]),
        "source_note": note_precision(row.get("source_note") or NOTE, days),
    }


def list_faults(row: Row, offices: set[str], parties: set[str]) -> Iterator[str]:
    """What is wrong with a completed row."""
    if row["office_code"] not in offices:
        yield f"office_code {row['office_code']} is not in offices.csv"
    if row["party_code"] not in parties:
        yield f"party_code {row['party_code']} is not in parties.csv"
    if row["valid_to"] and row["valid_from"] > row["valid_to"]:
        yield "the office ends before it begins"
    if any(row[column] != " ".join(row[column].split()) for column in COLUMNS):
        yield "a cell has superfluous white space"
    if "" in row["aliases"].split("|") and row["aliases"]:
        yield "an alias is empty"


def read_source(path: Path) -> Iterator[tuple[str, Row]]:
    """The completed rows of one file of `office_holders/`, each with its place for messages."""
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        for row in reader:
            place = f"{path.name}, line {reader.line_num}"
            if None in row or None in row.values() or set(row) - set(COLUMNS):
                raise ReferenceError(f"{place}: a cell too many, too few or of no column; correct it")
            try:
                yield place, complete_row(row)
            except (KeyError, ValueError) as error:
                raise ReferenceError(f"{place}: {row['person_name']}: {error}; correct the dates") from error


def share_aliases(rows: list[Row]) -> list[Row]:
    """The rows with every alias of a person in each of the person's terms."""
    known: dict[str, dict[str, None]] = {}
    for row in rows:
        aliases = known.setdefault(row["person_name"], {})
        aliases.update(dict.fromkeys(alias for alias in row["aliases"].split("|") if alias))
    return [{**row, "aliases": "|".join(known[row["person_name"]])} for row in rows]


def build_office_holders() -> list[Row]:
    """Every term of office, one row each."""
    offices = {row["office_code"] for row in read_table("offices.csv")}
    parties = {row["party_code"] for row in read_table("parties.csv")}
    rows: dict[tuple[str, ...], Row] = {}
    for path in sorted(SOURCES.glob("*.csv")):
        for place, row in read_source(path):
            faults = list(list_faults(row, offices, parties))
            key = tuple(row[column] for column in KEYS)
            if key in rows:
                faults.append("the same term stands in an earlier line")
            if faults:
                raise ReferenceError(f"{place}: {row['person_name']}: {'; '.join(faults)}; correct it")
            rows[key] = row
    return share_aliases(list(rows.values()))


def render() -> dict[str, str]:
    """File name to content of the tables this module builds."""
    return {"office_holders.csv": format_table(build_office_holders(), COLUMNS, KEYS)}


if __name__ == "__main__":
    for file_name, text in render().items():
        write_table(file_name, text)
