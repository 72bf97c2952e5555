"""Set-up with make: which interpreter it takes, and what it says where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from entente.settings import PROJECT_ROOT

BROKEN_SHIM = "#!/bin/sh\necho 'pyenv: command not found' >&2\nexit 127\n"
WORKING = """#!/bin/sh
if [ "$1" = "--version" ]; then echo "Python {version}"; exit 0; fi
if [ "$1" = "-m" ]; then mkdir -p "$3/bin"; touch "$3/bin/python"; exit 0; fi
exit {answer}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the Makefile and nothing installed, and a bin folder for interpreters."""
    shutil.copy(PROJECT_ROOT / "Makefile", tmp_path)
    (tmp_path / "bin").mkdir()
    for tool in ("sh", "bash", "mkdir", "touch", "make", "grep", "sed", "expand"):
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or tool)
    return tmp_path


def place(project: Path, name: str, script: str) -> None:
    path = project / "bin" / name
    path.write_text(script)
    path.chmod(0o755)


def make(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(project / "bin"), "HOME": os.environ.get("HOME", "/")}
    return subprocess.run(
        ["make", "SHELL=" + str(project / "bin" / "bash"), *arguments],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_newest_interpreter_that_runs_is_taken(project: Path) -> None:
    place(project, "python3.12", WORKING.format(version="3.12.1", answer=0))
    place(project, "python3.11", WORKING.format(version="3.11.7", answer=0))
    assert "Python 3.12.1" in make(project, ".venv/bin/python").stdout


def test_a_shim_that_does_not_run_is_passed_over(project: Path) -> None:
    place(project, "python3.12", BROKEN_SHIM)
    place(project, "python3.11", WORKING.format(version="3.11.7", answer=0))
    assert "Python 3.11.7" in make(project, ".venv/bin/python").stdout


def test_an_interpreter_of_another_version_is_refused_with_a_remedy(project: Path) -> None:
    place(project, "python3", WORKING.format(version="3.13.0", answer=1))
    answer = make(project, ".venv/bin/python")
    assert answer.returncode != 0
    assert "make run PYTHON=" in answer.stderr
    assert not (project / ".venv").exists()


def test_every_verb_is_listed(project: Path) -> None:
    listed = make(project).stdout
    for verb in ("run", "up", "test", "lint", "bench", "docs", "clean", "evaluate"):
        assert f"make {verb} " in listed


def test_nothing_is_set_up_again_while_the_lock_file_is_unchanged(project: Path) -> None:
    for name in ("pyproject.toml", "uv.lock"):
        (project / name).touch()
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").touch()
    (project / ".venv" / ".entente-synced").touch()
    assert "set-up" not in make(project, "-n", "run").stdout


def test_continuous_integration_runs_make_test_and_nothing_else() -> None:
    lines = (PROJECT_ROOT / ".ci" / "run").read_text().splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec make test"]
