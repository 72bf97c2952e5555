"""A real local Airflow: started as `entente up` does, driven over its REST API, read from while it works."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from entente.published import query_published
from entente.server import Server, call_api, log_in, start_server, stop_server, wait_until_ready
from entente.settings import Settings
from tests.lines import FinishedRun, copy_home

pytestmark = [pytest.mark.smoke, pytest.mark.timeout(900)]

COUNT_ARTICLES = "select count(*) from marts.dim_articles"
SECONDS_FOR_A_RUN = 400.0


@pytest.fixture
def server(sample_run: FinishedRun, tmp_path: Path) -> Iterator[tuple[Settings, Server]]:
    """A local Airflow over a home in which the sample is already published."""
    settings = copy_home(sample_run, tmp_path / "home")
    started = start_server(settings)
    try:
        wait_until_ready(started, seconds=300)
        yield settings, started
    finally:
        stop_server(started)


class Reader(threading.Thread):
    """Opens the published file again and again, as analysts do, and notes what it saw."""

    def __init__(self, serve_db: Path) -> None:
        super().__init__(daemon=True)
        self.serve_db = serve_db
        self.counts: list[int] = []
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(0.5):
            self.counts.append(query_published(self.serve_db, COUNT_ARTICLES)[0][0])


def test_both_dags_run_under_the_scheduler_while_readers_read(
    server: tuple[Settings, Server], tmp_path: Path
) -> None:
    settings, airflow = server
    article = tmp_path / "late.txt"
    article.write_text("LIMA - The foreign ministers of Peru and Chile met in Lima on Monday.\n")
    before = query_published(settings.serve_db, COUNT_ARTICLES)[0][0]
    reader = Reader(settings.serve_db)
    reader.start()
    run_id = trigger(airflow, "ingest_extract", {"paths": [str(article)]})
    assert await_run(airflow, "ingest_extract", run_id) == "success"
    assert await_run(airflow, "transform_publish", await_asset_run(airflow)) == "success"
    reader.done.set()
    reader.join(10)
    assert query_published(settings.serve_db, COUNT_ARTICLES)[0][0] == before + 1
    assert set(reader.counts) <= {before, before + 1}
    assert before in reader.counts
    assert trigger(airflow, "transform_publish", {})


def trigger(airflow: Server, dag_id: str, conf: dict[str, Any]) -> str:
    body = {"logical_date": None, "conf": conf}
    answer = call_api(airflow, "POST", f"/api/v2/dags/{dag_id}/dagRuns", body, log_in(airflow))
    return str(answer["dag_run_id"])


def await_run(airflow: Server, dag_id: str, run_id: str) -> str:
    """The run's final state."""
    deadline = time.monotonic() + SECONDS_FOR_A_RUN
    state = "unknown"
    while time.monotonic() < deadline:
        path = f"/api/v2/dags/{dag_id}/dagRuns/{run_id}"
        state = str(call_api(airflow, "GET", path, token=log_in(airflow))["state"])
        if state in ("success", "failed"):
            break
        time.sleep(2)
    return state


def await_asset_run(airflow: Server) -> str:
    """The run that the finished load woke."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        path = "/api/v2/dags/transform_publish/dagRuns"
        runs = call_api(airflow, "GET", path, token=log_in(airflow))["dag_runs"]
        if runs:
            assert runs[0]["run_type"] == "asset_triggered"
            return str(runs[0]["dag_run_id"])
        time.sleep(1)
    raise AssertionError("the finished load woke no run of transform_publish within two minutes")
