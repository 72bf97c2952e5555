"""Reading the hand-reviewed files beside this module and writing the committed CSVs of `seeds/`.

Every builder returns rows as dictionaries; `write_table` sorts them by key and writes them the same way on
every machine (UTF-8, LF, header first), so that a rebuilt file differs only where the facts differ.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

BUILD_FOLDER = Path(__file__).resolve().parent
SEEDS_FOLDER = BUILD_FOLDER.parent

Row = dict[str, str]


class ReferenceError(ValueError):
    """A hand-reviewed file holds something no table can hold; the message says file, entry and remedy."""


def read_reviewed(file_name: str) -> dict[str, Any]:
    """The content of a hand-reviewed YAML file as plain data."""
    with (BUILD_FOLDER / file_name).open(encoding="utf-8") as handle:
        content = yaml.safe_load(handle)
    if not isinstance(content, dict):
        raise ReferenceError(f"{file_name}: expected a mapping at the top, found {type(content).__name__}")
    return content


def read_table(file_name: str) -> list[Row]:
    """The rows of a CSV of `seeds/`; every value is text, an empty cell is the empty string."""
    with (SEEDS_FOLDER / file_name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def format_table(rows: Iterable[Mapping[str, str]], columns: Sequence[str], keys: Sequence[str]) -> str:
    """The CSV text of the rows, sorted by key; the same rows give the same text in any order."""
    ordered = sorted(rows, key=lambda row: tuple(row[key] for key in (*keys, *columns)))
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(ordered)
    return text.getvalue()


def write_table(file_name: str, text: str) -> None:
    """Write a CSV of `seeds/`."""
    (SEEDS_FOLDER / file_name).write_text(text, encoding="utf-8", newline="\n")
