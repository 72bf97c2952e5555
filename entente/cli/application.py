"""The typer application: which commands there are, and what an expected error looks like.

Exit codes: 0 done; 1 the line ran, but more of the input was rejected than allowed; 2 wrong use or wrong
settings; 3 a step failed (its message says which and where the log is).
"""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from entente.cli.terminal import print_error
from entente.errors import EntenteError

COMMANDS = (
    *("run", "load", "extract", "build", "publish", "status", "show", "sql"),
    *("explain", "evaluate", "up", "doctor", "docs"),
)
"""Each is the function of that name in the module `entente.cli.<name>`, in the order that help shows."""


class ErrorReportingGroup(TyperGroup):
    """Turns expected errors into a message and an exit code; unexpected ones keep their traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except EntenteError as error:
            print_error(str(error))
            raise typer.Exit(error.exit_code) from error


app = typer.Typer(
    name="entente",
    cls=ErrorReportingGroup,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="News articles in, a published warehouse of diplomatic contacts, agreements and crises out.",
    epilog="Every setting is an environment variable ENTENTE_...; `entente doctor` lists them.",
)


def print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"entente {version('entente')}")
        raise typer.Exit


@app.callback()
def entente(
    version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Options that come before the command."""


def register_commands() -> None:
    """Put every command into the application."""
    for name in COMMANDS:
        function = getattr(import_module(f"entente.cli.{name}"), name)
        app.command(name)(function)
