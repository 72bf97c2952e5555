"""Runs the two DAGs inside this process, as `dag.test()` does: the same tasks as under the scheduler.

Airflow and dbt write to a log file instead of the terminal; the caller hears of each step through `Steps`.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from entente.environments import apply_in_process_environment, in_process_home
from entente.errors import EntenteError
from entente.settings import DUCKDB_WRITER, Settings

POOLS = {DUCKDB_WRITER: "one slot: DuckDB allows one writer"}


class HomeBusyError(EntenteError):
    """Another run is at work in the same home folder."""


class Steps(Protocol):
    """Who wants to hear how a run goes: a progress display, or a test."""

    def begin(self, step: str) -> None:
        """The step has started."""

    def end(self, step: str, error: str | None) -> None:
        """The step is over; `error` says why it failed."""


@dataclass(frozen=True)
class RunOutcome:
    """How one DAG run ended, and where its log is."""

    dag_id: str
    succeeded: bool
    log_path: Path


@contextlib.contextmanager
def hold_home(settings: Settings) -> Iterator[None]:
    """Keep other runs out of this home while one is at work; the lock ends with the process."""
    lock_path = in_process_home(settings) / "run.lock"
    lock_path.parent.mkdir(parents=True, exist_ok=True)
    with lock_path.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise HomeBusyError(
                f"another run is at work in {settings.home}. Wait for it, or choose another --home."
            ) from error
        yield


@contextlib.contextmanager
def divert_output(log_path: Path) -> Iterator[None]:
    """Send everything that this process prints, native libraries included, to the log file."""
    log_path.parent.mkdir(parents=True, exist_ok=True)
    sys.stdout.flush()
    sys.stderr.flush()
    saved = os.dup(1), os.dup(2)
    try:
        with log_path.open("ab") as log:
            os.dup2(log.fileno(), 1)
            os.dup2(log.fileno(), 2)
            yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for descriptor, target in zip(saved, (1, 2), strict=True):
            os.dup2(descriptor, target)
            os.close(descriptor)


def prepare_metadata() -> None:
    """Make or migrate Airflow's own database, once for each version of Airflow, and create the pools."""
    from airflow import __version__
    from airflow.configuration import AIRFLOW_HOME

    ready = Path(AIRFLOW_HOME) / f"metadata-{__version__}.ready"
    if not ready.exists():
        from airflow.utils.db import initdb

        initdb()
    from airflow.models.pool import Pool

    for name, description in POOLS.items():
        Pool.create_or_update_pool(name=name, slots=1, description=description, include_deferred=False)
    ready.touch()


class StepListener:
    """Translates Airflow's task events to steps; all that comes before the first task is the step "start"."""

    def __init__(self, steps: Steps) -> None:
        self.steps = steps
        self.has_begun = False

    @contextlib.contextmanager
    def attached(self) -> Iterator[None]:
        """Listen while the context lasts."""
        from airflow.listeners import hookimpl
        from airflow.sdk.listener import get_listener_manager

        for name in ("on_task_instance_running", "on_task_instance_success", "on_task_instance_failed"):
            hookimpl(getattr(type(self), name))
        manager = get_listener_manager()
        manager.add_listener(self)  # type: ignore[no-untyped-call]
        try:
            yield
        finally:
            manager.pm.unregister(self)

    def on_task_instance_running(self, task_instance: Any) -> None:
        if not self.has_begun:
            self.steps.end("start", None)
            self.has_begun = True
        self.steps.begin(task_instance.task_id)

    def on_task_instance_success(self, task_instance: Any) -> None:
        self.steps.end(task_instance.task_id, None)

    def on_task_instance_failed(self, task_instance: Any, error: Any) -> None:
        self.steps.end(task_instance.task_id, str(error) or "failed without a message")


def run_dag(dag_id: str, conf: dict[str, Any]) -> bool:
    """Run one DAG of the project to its end; true where every task succeeded."""
    if dag_id == "ingest_extract":
        from dags.ingest_extract import ingest_extract as build_dag
    else:
        from dags.transform_publish import transform_publish as build_dag
    run = build_dag().test(run_conf=conf)
    return str(run.state) == "success"


def run_line(settings: Settings, paths: list[Path], columns: dict[str, str], steps: Steps) -> RunOutcome:
    """Run ingest_extract and, where it succeeded, transform_publish; stops at the first failure."""
    settings.create_folders()
    airflow_home = apply_in_process_environment(settings)
    log_path = airflow_home / "run.log"
    outcome = RunOutcome("ingest_extract", False, log_path)
    with hold_home(settings), divert_output(log_path):
        steps.begin("start")
        prepare_metadata()
        conf = {"paths": [str(path.absolute()) for path in paths], "columns": columns}
        with StepListener(steps).attached():
            for dag_id, run_conf in (("ingest_extract", conf), ("transform_publish", {})):
                outcome = RunOutcome(dag_id, run_dag(dag_id, run_conf), log_path)
                if not outcome.succeeded:
                    break
    return outcome
