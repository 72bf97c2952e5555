"""`entente doctor`: is everything here that a run needs, and how is it set."""

from __future__ import annotations

import typer
from rich.console import Console
from rich.table import Table

from entente.cli.terminal import Home
from entente.errors import STEP_FAILED
from entente.settings import Settings, load_settings


def doctor(home: Home = None) -> None:
    """Check the installation, and list the settings with their values.

    Each check says what to do where it fails. Exit code 3 if one does.

    Example:

      entente doctor --home /srv/entente
    """
    from entente.checkups import run_checkups

    settings = load_settings(home=home)
    console = Console(highlight=False, soft_wrap=True)
    findings = run_checkups(settings)
    for finding in findings:
        mark = "[green]ok  [/]" if finding.is_ok else "[red]FAIL[/]"
        console.print(f"{mark}  {finding.subject:<22} {finding.detail}")
    console.print(list_settings(settings))
    if not all(finding.is_ok for finding in findings):
        raise typer.Exit(STEP_FAILED)


def list_settings(settings: Settings) -> Table:
    """Every setting: the variable, its value now, what it means."""
    table = Table(title="Settings", title_justify="left", box=None)
    for heading, is_name in (("variable", True), ("value", False), ("meaning", False)):
        table.add_column(heading, no_wrap=is_name)
    for name, field in Settings.model_fields.items():
        table.add_row(f"ENTENTE_{name.upper()}", str(getattr(settings, name)), field.description or "")
    return table
