"""`entente load`: articles into the ledger, without extracting or building."""

from __future__ import annotations

import typer
from rich.console import Console

from entente.cli.run import Columns, Paths, read_columns, refuse_missing_paths
from entente.cli.terminal import Home
from entente.errors import REJECTED_BEYOND_ALLOWED
from entente.settings import load_settings


def load(
    paths: Paths,
    home: Home = None,
    column: Columns = None,
) -> None:
    """Read articles and store them; `entente extract`, `build` and `publish` are the steps after it.

    Reads txt, html, jsonl, csv and parquet, each also as .gz, and folders of them. What cannot be read is
    turned away with its reason, shown by `entente status` and kept in the quarantine folder. Exit code 1:
    more was turned away than ENTENTE_ALLOWED_REJECTED_SHARE.

    Examples:

      entente load seeds/articles

      entente load news.csv.gz --column text=body --column published_at=date --home /srv/entente
    """
    from entente.ingesting import read_articles, register_articles

    settings = load_settings(home=home)
    refuse_missing_paths(paths)
    columns = read_columns(column or [])
    settings.create_folders()
    counts = register_articles(settings, str(read_articles(settings, [str(path) for path in paths], columns)))
    console = Console(highlight=False, soft_wrap=True)
    console.print(
        f"{counts['seen']} seen = {counts['loaded']} loaded + {counts['unchanged']} unchanged"
        f" + {counts['rejected']} rejected"
    )
    if counts["superseded"]:
        console.print(f"{counts['superseded']} older versions replaced")
    if counts["unsupported_language"]:
        console.print(f"{counts['unsupported_language']} not in English: stored, but not coded")
    if counts["rejected"]:
        console.print(f"Why: `entente status`; copies: {settings.quarantine_dir}")
    if counts["rejected"] > settings.allowed_rejected_share * counts["seen"]:
        console.print(f"More rejected than ENTENTE_ALLOWED_REJECTED_SHARE={settings.allowed_rejected_share}")
        raise typer.Exit(REJECTED_BEYOND_ALLOWED)
