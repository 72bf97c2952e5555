"""What commands share at the terminal: where output goes, the `--home` option, and the step display."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Annotated, TextIO

import typer
from rich.console import Console
from rich.status import Status

Home = Annotated[
    Path | None,
    typer.Option(
        "--home",
        metavar="DIR",
        help="The folder of the warehouse; ENTENTE_HOME or ./data where it is not given.",
        show_default=False,
    ),
]

STEP_NAMES = {
    "start": "starting Airflow in this process",
    "read": "reading articles",
    "register": "entering them into the ledger",
    "plan": "planning extraction",
    "extract": "extracting facts",
    "load": "staging them",
    "build": "building and testing the marts with dbt",
    "publish": "publishing",
}


def print_error(message: str) -> None:
    """An error that the user can act upon, on standard error."""
    Console(stderr=True, highlight=False, soft_wrap=True).print("[bold red]error:[/]", end=" ")
    Console(stderr=True, highlight=False, soft_wrap=True, markup=False).print(message)


def open_terminal() -> TextIO:
    """The terminal under a number of its own, so that it can be written to while output is diverted."""
    return os.fdopen(os.dup(1), "w", encoding="utf-8", errors="replace")


class StepDisplay:
    """Shows each step while it works and how long it took; one line a step where there is no terminal."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.errors: list[str] = []
        self.started: dict[str, float] = {}
        self.status: Status | None = None

    def begin(self, step: str) -> None:
        self.started[step] = time.monotonic()
        if self.console.is_terminal:
            self.status = self.console.status(f"{STEP_NAMES.get(step, step)} ...")
            self.status.start()

    def end(self, step: str, error: str | None) -> None:
        if self.status is not None:
            self.status.stop()
            self.status = None
        seconds = time.monotonic() - self.started.get(step, time.monotonic())
        mark = "[green]done  [/]" if error is None else "[red]failed[/]"
        self.console.print(f"  {mark}  {STEP_NAMES.get(step, step):<42} {seconds:6.1f} s")
        if error is not None:
            self.errors.append(f"{step}: {error}")
