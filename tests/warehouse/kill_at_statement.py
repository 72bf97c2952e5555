"""Run as a program: register a batch and stage a shard, dying by SIGKILL at every second statement.

Arguments: a prepared database, a batch folder, a shard folder, a folder for the results. For each point of
death a copy of the database is taken, the work is killed there and then done again; the copies stay for the
test to compare.
"""

import os
import shutil
import signal
import sys
from pathlib import Path

import duckdb

from warehouse import connecting
from warehouse.loading import load_shards, register_load

STEP = 2
"""Each point costs a third of a second; neighbours are alike."""


class MortalConnection:
    """A connection whose process is killed right after its n-th statement."""

    statements_left = 0

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def execute(self, *arguments: object) -> object:
        result = self.connection.execute(*arguments)  # type: ignore[arg-type]
        MortalConnection.statements_left -= 1
        if MortalConnection.statements_left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    def __getattr__(self, name: str) -> object:
        return getattr(self.connection, name)


def work(database: Path, batch: Path, shard: Path) -> None:
    register_load(database, batch, database.parent / "quarantine")
    load_shards(database, [shard])


def die_at(point: int, database: Path, batch: Path, shard: Path) -> bool:
    """Whether the work was killed; false where it ended before."""
    child = os.fork()
    if child == 0:
        connect = connecting._connect
        connecting._connect = lambda *a, **k: MortalConnection(connect(*a, **k))  # type: ignore[assignment, return-value]
        MortalConnection.statements_left = point
        work(database, batch, shard)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def main() -> None:
    prepared, batch, shard, results = (Path(argument) for argument in sys.argv[1:5])
    point = 1 - STEP
    was_killed = True
    while was_killed:
        point += STEP
        database = results / f"{point:03d}" / "entente.duckdb"
        database.parent.mkdir(parents=True)
        shutil.copyfile(prepared, database)
        was_killed = die_at(point, database, batch, shard)
        child = os.fork()
        if child == 0:
            work(database, batch, shard)
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
