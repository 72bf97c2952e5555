"""The table of office holders: built from its sources, one holder a time, every row usable."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from seeds.build import office_holders
from seeds.build.reference_files import SEEDS_FOLDER, ReferenceError

HEADER = ",".join(office_holders.COLUMNS)
SHARED_OFFICES = {("BIH", "president"), ("NIC", "president")}
"""A presidency of several members, and two co-presidents."""
SOLE_OFFICES = {"president", "prime_minister", "chancellor", "foreign_minister", "secretary_general"}


def write_source(folder: Path, row: str) -> None:
    (folder / "region.csv").write_text(f"{HEADER}\n{row}\n", encoding="utf-8")


def test_the_committed_table_is_the_one_the_sources_give() -> None:
    for file_name, text in office_holders.render().items():
        assert (SEEDS_FOLDER / file_name).read_text(encoding="utf-8") == text


def test_an_office_of_one_holder_is_held_by_one_person_at_a_time() -> None:
    terms = defaultdict(list)
    for row in office_holders.build_office_holders():
        office = (row["party_code"], row["office_code"])
        if row["office_code"] in SOLE_OFFICES and office not in SHARED_OFFICES:
            term = (row["valid_from"], row["valid_to"] or date.max.isoformat(), row["person_name"])
            terms[office].append(term)
    overlapping = [
        (office, earlier, later)
        for office, held in terms.items()
        for earlier, later in zip(sorted(held), sorted(held)[1:], strict=False)
        if earlier[1] > later[0]
    ]
    assert overlapping == []


def test_a_month_becomes_its_first_day_and_the_note_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_source(tmp_path, "Ada Moreau,,,minister,FRA,2019-05,2020,")
    monkeypatch.setattr(office_holders, "SOURCES", tmp_path)
    (row,) = office_holders.build_office_holders()
    assert (row["valid_from"], row["valid_to"]) == ("2019-05-01", "2020-01-01")
    assert row["source_note"] == "public record, year"
    assert row["family_name"] == "Moreau"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Ada Moreau,,,minstre,FRA,2019-05-01,,", "office_code minstre"),
        ("Ada Moreau,,,minister,XYZ,2019-05-01,,", "party_code XYZ"),
        ("Ada Moreau,,,minister,FRA,2019-05-01,2018-05-01,", "ends before it begins"),
        ("Ada Moreau,,,minister,FRA,May 2019,,", "correct the dates"),
        ("Ada Moreau,,,minister,FRA,2019-05-01", "a cell too many, too few"),
    ],
)
def test_a_faulty_row_is_refused_by_file_line_and_reason(
    row: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_source(tmp_path, row)
    monkeypatch.setattr(office_holders, "SOURCES", tmp_path)
    with pytest.raises(ReferenceError, match=rf"region\.csv, line 2.*{fault}"):
        office_holders.build_office_holders()
