"""`entente build`: the dbt build alone."""

from __future__ import annotations

from typing import Annotated

import typer

from entente.cli.terminal import Home
from entente.settings import load_settings


def build(
    home: Home = None,
    select: Annotated[
        str | None,
        typer.Option("--select", metavar="NODES", help="dbt's selection, as `fct_agreements+`."),
    ] = None,
) -> None:
    """Build and test the marts from what is staged; publishes nothing.

    Examples:

      entente build

      entente build --select marts.contacts
    """
    from entente.transforming import build_warehouse

    settings = load_settings(home=home)
    build_warehouse(settings, select)
    typer.echo(f"built and tested {settings.build_db}; `entente publish` makes it visible to readers")
