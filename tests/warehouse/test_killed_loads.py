"""Killed at any point and started again, a load ends as if nothing had happened."""

import subprocess
import sys
from pathlib import Path

import pytest

from extract.readers import ReadOptions, write_batch
from tests.warehouse.samples import BODY, dump, load, write_articles, write_shard
from warehouse.loading import load_shards, register_load
from warehouse.planning import plan_shards

PROGRAM = Path(__file__).with_name("kill_at_statement.py")


@pytest.mark.slow
def test_a_load_killed_half_way_can_be_done_again(home, tmp_path):
    database = home / "entente.duckdb"
    load(home, write_articles(tmp_path / "x.jsonl", {"a": BODY, "b": BODY + " B."}))
    (pending,) = plan_shards(database, home / "pending", "v1", "s1", 10)
    load_shards(database, [write_shard(home / "extracted", pending)])
    changed = write_articles(
        tmp_path / "x.jsonl", {"a": BODY + " Corrected.", "b": BODY + " B.", "c": BODY + " C."}
    )
    with changed.open("a") as file:
        file.write("broken\n")
    batch = write_batch([changed], home / "read", ReadOptions())
    before = database.read_bytes()
    register_load(database, batch, home / "quarantine")
    (pending,) = plan_shards(database, home / "pending", "v1", "s1", 10)
    shard = write_shard(home / "extracted", pending)
    load_shards(database, [shard])
    expected = dump(database)
    prepared = tmp_path / "prepared.duckdb"
    prepared.write_bytes(before)
    subprocess.run(
        [sys.executable, str(PROGRAM), str(prepared), str(batch), str(shard), str(tmp_path / "results")],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    homes = sorted((tmp_path / "results").iterdir())
    assert len(homes) > 20
    for killed in homes:
        assert dump(killed / "entente.duckdb") == expected, f"killed at statement {killed.name}"
