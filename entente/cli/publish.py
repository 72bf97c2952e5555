"""`entente publish`: make what is built visible to readers."""

from __future__ import annotations

import typer

from entente.cli.terminal import Home
from entente.errors import UsageError
from entente.settings import load_settings


def publish(home: Home = None) -> None:
    """Replace the published warehouse with what has been built, in one step.

    Readers that have the old file open keep it; new ones see the new.

    Example:

      entente publish --home /srv/entente
    """
    from entente.transforming import publish_warehouse

    settings = load_settings(home=home)
    if not settings.build_db.exists():
        raise UsageError(f"nothing to publish: {settings.build_db} does not exist. Run `entente run PATH`.")
    typer.echo(f"published {publish_warehouse(settings)}")
