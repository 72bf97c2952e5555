"""What all tests share: a home of their own, so that no test touches the user's warehouse or settings."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from entente.environments import airflow_environment, in_process_home
from entente.settings import PREFIX, load_settings
from tests.lines import SAMPLE, FinishedCommand, FinishedRun, copy_home, run_command_in, run_in

for name in [name for name in os.environ if name.startswith(PREFIX)]:
    del os.environ[name]

# Airflow reads its configuration at its first import, so its folder is fixed for the whole test process.
_home = tempfile.TemporaryDirectory(prefix="entente-tests-")
_settings = load_settings(home=Path(_home.name), task_retries=0)
os.environ.update(airflow_environment(_settings, in_process_home(_settings)))


@pytest.fixture(autouse=True)
def same_environment_afterwards() -> Iterator[None]:
    """In-process runs set variables; the next test starts without them."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> FinishedRun:
    """The bundled sample, loaded once. Tests may read this home, not write to it."""
    run = run_in(tmp_path_factory.mktemp("sample"), SAMPLE)
    assert run.outcome.succeeded, run.steps.errors
    return run


@pytest.fixture(scope="session")
def second_run(sample_run: FinishedRun, tmp_path_factory: pytest.TempPathFactory) -> FinishedCommand:
    """`entente run` on the same sample, in a copy of the home that has it. Tests may read this home."""
    settings = copy_home(sample_run, tmp_path_factory.mktemp("again") / "home")
    return run_command_in(settings.home, SAMPLE)
