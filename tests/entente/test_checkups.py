"""What doctor finds, and that a failed check says what to do without stopping the others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from entente.checkups import CHECKS, CheckupError, check_model, check_writer, run_checkups
from entente.settings import load_settings
from warehouse.migrating import migrate

HOLD_THE_DATABASE = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); input()"


def catch(check, settings) -> str:  # type: ignore[no-untyped-def]
    """The message with which a check fails."""
    try:
        check(settings)
    except CheckupError as error:
        return str(error)
    return "passed"


def test_every_check_passes_in_a_fresh_home(tmp_path: Path) -> None:
    findings = run_checkups(load_settings(home=tmp_path))
    assert [finding.subject for finding in findings] == list(CHECKS)
    assert [finding for finding in findings if not finding.is_ok] == []


def test_a_model_that_is_not_installed_is_named_with_a_remedy(tmp_path: Path) -> None:
    message = catch(check_model, load_settings(home=tmp_path, model="en_core_web_xl"))
    assert "en_core_web_xl" in message
    assert "Set ENTENTE_MODEL" in message


def test_a_build_database_in_use_is_told_from_a_free_one(tmp_path: Path) -> None:
    settings = load_settings(home=tmp_path)
    migrate(settings.build_db)
    assert "is free" in check_writer(settings)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD_THE_DATABASE, str(settings.build_db)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert "A run may be at work" in catch(check_writer, settings)
        holder.kill()
