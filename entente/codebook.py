"""The codebook of the warehouse's codes, written from the reference tables that dbt and extraction read."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

SECTIONS = {
    "contact_modes": ("How a contact took place", "`contact_mode_code`"),
    "contact_levels": ("Who met, by the highest office in common", "`contact_level_code`"),
    "agreement_types": ("Kinds of agreement", "`agreement_type_code`"),
    "crisis_types": ("Kinds of crisis event", "`crisis_type_code`"),
    "statuses": ("How the articles assert an event", "`status_code`"),
    "topics": ("What was talked about", "`topic_code`"),
}
HIDDEN_COLUMNS = {"keywords"}
OPENING = """# Codebook

Every code of the warehouse, generated from the reference tables in `seeds/` by `make docs`. PLOVER and CAMEO
codes join the tables to other event data.
"""


def write_codebook(reference_dir: Path, page: Path) -> Path:
    """One Markdown table for each family of codes."""
    parts = [OPENING]
    for name, (title, column) in SECTIONS.items():
        parts.append(f"\n## {title}\n\nColumn {column}.\n\n")
        parts.append(tabulate(read_codes(reference_dir / f"{name}.csv")))
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("".join(parts), encoding="utf-8")
    return page


def read_codes(path: Path) -> list[dict[str, str]]:
    """The rows of a reference table without the columns that only machines need."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [{name: cell for name, cell in row.items() if name not in HIDDEN_COLUMNS} for row in rows]


def tabulate(rows: list[dict[str, str]]) -> str:
    """Rows as a Markdown table."""
    headings = list(rows[0])
    lines = [format_row(headings), format_row("---" for _ in headings)]
    lines += [format_row(row.values()) for row in rows]
    return "\n".join(lines) + "\n"


def format_row(cells: Iterable[str]) -> str:
    escaped = [cell.replace("|", "\\|").replace("\n", " ") for cell in cells]
    return f"| {' | '.join(escaped)} |"
