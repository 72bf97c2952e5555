"""`entente docs`: the warehouse's tables, columns and lineage as one page, and its codes as another."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from entente.cli.terminal import Home
from entente.settings import PROJECT_ROOT, load_settings


def docs(
    home: Home = None,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where the pages go.", show_default="docs/site")
    ] = PROJECT_ROOT / "docs" / "site",
) -> None:
    """Write the catalogue of the warehouse as one HTML page, and the codebook.

    The catalogue needs no server. Column types and sizes come from the build database; before the first run
    it has none. The codebook comes from the reference tables.

    Example:

      entente docs --out ~/entente-docs
    """
    from entente.codebook import write_codebook
    from entente.transforming import write_catalogue

    settings = load_settings(home=home)
    typer.echo(f"written {write_codebook(settings.reference_dir, out / 'codebook.md')}")
    typer.echo(f"written {write_catalogue(settings, out / 'warehouse.html')}; open it in a browser")
