"""The command line: quick to start, clear about wrong use, documented with examples."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from entente.cli import app
from entente.cli.application import COMMANDS
from entente.errors import STEP_FAILED, WRONG_USE

runner = CliRunner()


def test_help_lists_every_command() -> None:
    answer = runner.invoke(app, ["--help"])
    assert answer.exit_code == 0
    assert [name for name in COMMANDS if name not in answer.output] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example(command: str) -> None:
    answer = runner.invoke(app, [command, "--help"])
    assert answer.exit_code == 0
    assert "Example" in answer.output
    assert f"entente {command}" in answer.output


def test_starting_up_imports_nothing_heavy() -> None:
    heavy = "{'airflow', 'spacy', 'dbt', 'duckdb', 'pyarrow', 'cosmos', 'trafilatura'}"
    code = f"import sys, entente.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_is_there_within_a_second() -> None:
    def measure() -> float:
        started = time.monotonic()
        subprocess.run([sys.executable, "-m", "entente", "--help"], capture_output=True, check=True)
        return time.monotonic() - started

    assert min(measure() for _ in range(3)) < 1.0


def test_a_path_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    answer = runner.invoke(app, ["run", str(tmp_path / "articels"), "--home", str(tmp_path / "home")])
    assert answer.exit_code == WRONG_USE
    assert "no such file or folder" in answer.output
    assert not (tmp_path / "home").exists()


def test_an_unknown_column_name_is_wrong_use(tmp_path: Path) -> None:
    answer = runner.invoke(
        app, ["run", str(tmp_path), "--column", "body=text", "--home", str(tmp_path / "home")]
    )
    assert answer.exit_code == WRONG_USE
    assert "OURS=THEIRS" in answer.output


def test_a_wrong_setting_is_wrong_use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ENTENTE_WORKERS", "many")
    answer = runner.invoke(app, ["run", str(tmp_path)])
    assert answer.exit_code == WRONG_USE
    assert "ENTENTE_WORKERS" in answer.output


def test_a_full_disk_stops_a_run_before_it_starts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ENTENTE_MIN_FREE_DISK_MB", "1000000000")
    answer = runner.invoke(app, ["run", str(tmp_path), "--home", str(tmp_path / "home")])
    assert answer.exit_code == STEP_FAILED
    assert "make room" in answer.output


def test_publishing_nothing_is_wrong_use(tmp_path: Path) -> None:
    answer = runner.invoke(app, ["publish", "--home", str(tmp_path)])
    assert answer.exit_code == WRONG_USE
    assert "nothing to publish" in answer.output
