"""Readers get a finished copy in one step, or keep what they had."""

import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.samples import ask
from warehouse.connecting import DatabaseBusyError, open_reader, open_writer
from warehouse.publishing import PublishError, publish, wal_of


@pytest.fixture
def build(tmp_path: Path) -> Path:
    database = tmp_path / "build" / "entente.duckdb"
    write_mart(database, 1)
    return database


def write_mart(database: Path, value: int) -> None:
    with open_writer(database) as connection:
        connection.execute("create schema if not exists marts")
        connection.execute(f"create or replace table marts.numbers as select {value} as number")
        connection.execute("create or replace view marts.shown as select * from entente.marts.numbers")


def test_the_published_file_has_what_was_built(build, tmp_path):
    serve = tmp_path / "serve" / "entente.duckdb"
    publish(build, serve)
    assert ask(serve, "select number from marts.numbers") == [(1,)]
    assert ask(serve, "select number from marts.shown") == [(1,)]
    assert [path.name for path in serve.parent.iterdir()] == ["entente.duckdb"]


def test_an_open_reader_keeps_the_old_file_and_the_next_sees_the_new(build, tmp_path):
    serve = tmp_path / "serve" / "entente.duckdb"
    publish(build, serve)
    program = (
        "import duckdb, sys; c = duckdb.connect(sys.argv[1], read_only=True);"
        "print('open', flush=True); input();"
        "print(c.execute('select number from marts.numbers').fetchone()[0])"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", program, str(serve)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert reader.stdout is not None
    assert reader.stdout.readline() == "open\n"
    write_mart(build, 2)
    publish(build, serve)
    assert ask(serve, "select number from marts.numbers") == [(2,)]
    assert reader.communicate("\n")[0] == "1\n"


def test_nothing_is_published_without_marts(tmp_path, build):
    serve = tmp_path / "serve" / "entente.duckdb"
    publish(build, serve)
    with open_writer(build) as connection:
        connection.execute("drop schema marts cascade")
    with pytest.raises(PublishError, match="marts"):
        publish(build, serve)
    assert ask(serve, "select number from marts.numbers") == [(1,)]
    assert [path.name for path in serve.parent.iterdir()] == ["entente.duckdb"]


def test_a_missing_or_differently_named_database_is_refused(tmp_path, build):
    with pytest.raises(PublishError, match="does not exist"):
        publish(tmp_path / "none" / "entente.duckdb", tmp_path / "serve" / "entente.duckdb")
    with pytest.raises(PublishError, match="differ"):
        publish(build, tmp_path / "serve" / "other.duckdb")


def test_a_log_beside_an_old_published_file_does_not_reach_the_new_one(build, tmp_path):
    serve = tmp_path / "serve" / "entente.duckdb"
    publish(build, serve)
    wal_of(serve).write_bytes(b"left over")
    publish(build, serve)
    assert ask(serve, "select number from marts.numbers") == [(1,)]


def test_the_half_made_copy_of_a_killed_publisher_is_removed(build, tmp_path):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    leftover = tmp_path / "serve" / f".publishing-{dead.pid}"
    leftover.mkdir(parents=True)
    (leftover / "entente.duckdb").write_bytes(b"half")
    publish(build, tmp_path / "serve" / "entente.duckdb")
    assert [path.name for path in leftover.parent.iterdir()] == ["entente.duckdb"]


def test_the_writer_waits_for_its_turn(tmp_path):
    database = tmp_path / "x.duckdb"
    duckdb.connect(str(database)).close()
    program = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); input()"
    other = subprocess.Popen(
        [sys.executable, "-c", program, str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdin is not None
    assert other.stdout.readline() == "open\n"
    with (
        pytest.raises(DatabaseBusyError, match="in use by another process"),
        open_writer(database, wait_seconds=0.2),
    ):
        pass
    threading.Timer(0.5, other.stdin.close).start()
    with open_writer(database, wait_seconds=20) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    other.wait()


def test_reading_a_database_that_is_not_there_says_so(tmp_path):
    with pytest.raises(FileNotFoundError, match="no such database"), open_reader(tmp_path / "x.duckdb"):
        pass
    assert not (tmp_path / "x.duckdb").exists()
