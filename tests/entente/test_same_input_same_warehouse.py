"""The same articles give the same warehouse: in any order, in parts, from anywhere, loaded again."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from entente.published import query_published
from tests.lines import SAMPLE, FinishedCommand, FinishedRun, run_in

pytestmark = [pytest.mark.line, pytest.mark.timeout(900)]

TIMES_OF_LOADING = {"loaded_at", "retired_at"}
"""When a row arrived is the one thing that another order of loading changes."""


def export_marts(serve_db: Path, out: Path) -> dict[str, str]:
    """Every table of schema marts, exported in order, as a digest of its bytes."""
    out.mkdir()
    tables = query_published(
        serve_db,
        "select table_name, list(column_name order by ordinal_position) from information_schema.columns "
        "where table_schema = 'marts' group by table_name order by table_name",
    )
    digests = {}
    for table, columns in tables:
        kept = ", ".join(column for column in columns if column not in TIMES_OF_LOADING)
        path = out / f"{table}.csv"
        query_published(
            serve_db, f"copy (select {kept} from marts.{table} order by all) to '{path}' (header)"
        )
        digests[table] = hashlib.sha256(path.read_bytes()).hexdigest()
    return digests


@pytest.fixture(scope="module")
def expected(sample_run: FinishedRun, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return export_marts(sample_run.settings.serve_db, tmp_path_factory.mktemp("exports") / "once")


def test_three_parts_in_reverse_order_from_another_folder(expected: dict[str, str], tmp_path: Path) -> None:
    moved = shutil.copytree(SAMPLE, tmp_path / "moved")
    files = sorted((path for path in moved.iterdir() if path.is_file()), reverse=True)
    home = tmp_path / "home"
    for part in (files[0::3], files[1::3], files[2::3]):
        run = run_in(home, *part)
        assert run.outcome.succeeded, run.steps.errors
    assert export_marts(run.settings.serve_db, tmp_path / "parts") == expected


def test_loading_everything_again(
    second_run: FinishedCommand, expected: dict[str, str], tmp_path: Path
) -> None:
    assert export_marts(second_run.settings.serve_db, tmp_path / "again") == expected
