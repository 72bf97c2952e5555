"""The generated pages: the codebook has every code, the catalogue every mart."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from entente.codebook import SECTIONS, write_codebook
from entente.settings import PROJECT_ROOT, load_settings
from entente.transforming import write_catalogue


@pytest.mark.parametrize("table", SECTIONS)
def test_the_codebook_has_every_code_of_the_reference_tables(table: str, tmp_path: Path) -> None:
    page = write_codebook(PROJECT_ROOT / "seeds", tmp_path / "codebook.md").read_text()
    with (PROJECT_ROOT / "seeds" / f"{table}.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    codes = [row.get("code") or row.get("status_code") or row["topic_code"] for row in rows]
    assert [code for code in codes if f"| {code} |" not in page] == []


def test_the_catalogue_is_one_page_even_before_the_first_run(tmp_path: Path) -> None:
    page = write_catalogue(load_settings(home=tmp_path / "home"), tmp_path / "warehouse.html")
    assert "fct_bilateral_contacts" in page.read_text()
