"""Runs of the whole line in homes of their own, for tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from entente.running import RunOutcome, run_line
from entente.settings import PROJECT_ROOT, Settings, load_settings

SAMPLE = PROJECT_ROOT / "seeds" / "articles"


@dataclass
class RecordedSteps:
    """Remembers the steps of a run in order."""

    ended: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def begin(self, step: str) -> None:
        """Only the end of a step tells how it went."""

    def end(self, step: str, error: str | None) -> None:
        self.ended.append(step)
        if error is not None:
            self.errors.append(f"{step}: {error}")


@dataclass(frozen=True)
class FinishedRun:
    """A home after a run, with what was heard of it."""

    settings: Settings
    outcome: RunOutcome
    steps: RecordedSteps


def run_in(home: Path, *paths: Path) -> FinishedRun:
    """The whole line on the paths, through the real DAGs, in this process."""
    settings = load_settings(home=home, task_retries=0)
    steps = RecordedSteps()
    return FinishedRun(settings, run_line(settings, list(paths), {}, steps), steps)


@dataclass(frozen=True)
class FinishedCommand:
    """A home after `entente run` in a process of its own, with what that printed."""

    settings: Settings
    exit_code: int
    printed: str
    errors: str


def run_command_in(home: Path, *paths: Path) -> FinishedCommand:
    """`entente run` on the paths, as a user calls it."""
    command = [sys.executable, "-m", "entente", "run", *map(str, paths), "--home", str(home)]
    own = ("AIRFLOW", "ENTENTE_", "DBT_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return FinishedCommand(load_settings(home=home), done.returncode, done.stdout, done.stderr)


def copy_home(run: FinishedRun, home: Path) -> Settings:
    """A home like the run's that a test may change."""
    shutil.copytree(run.settings.home, home, ignore=shutil.ignore_patterns("airflow"))
    return load_settings(home=home, task_retries=0)
