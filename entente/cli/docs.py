"""`entente docs`: the warehouse's tables, columns and lineage as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from entente.cli.terminal import Home
from entente.settings import PROJECT_ROOT, load_settings


def docs(
    home: Home = None,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where the page goes.")] = PROJECT_ROOT
    / "docs"
    / "site"
    / "warehouse.html",
) -> None:
    """Write dbt's catalogue of the warehouse as one HTML page that needs no server.

    Column types and sizes come from the build database; before the first run the page has none.

    Example:

      entente docs --out warehouse.html
    """
    from entente.transforming import write_catalogue

    page = write_catalogue(load_settings(home=home), out)
    typer.echo(f"written {page}; open it in a browser")
