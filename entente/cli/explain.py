"""`entente explain`: one article on one page, with the facts drawn from it and the rule that drew each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from entente.cli.terminal import Home
from entente.settings import load_settings


def explain(
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE",
            help="A file with articles, or the source_uri or id of a published article.",
            show_default=False,
        ),
    ],
    record: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help="The record of a file of many; its first if not given."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Where the page goes; HOME/explained if not given."),
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    home: Home = None,
) -> None:
    """Write a page that shows how an article was read: names, dates, facts, rules, and what was passed over.

    The article is extracted anew with the rules as they are now; the warehouse is not changed.

    Examples:

      entente explain news.jsonl --id 4711 --open

      entente explain 3f2a9c77 --out why.html
    """
    from entente.explaining import choose_article, explain_article

    settings = load_settings(home=home)
    chosen = choose_article(settings, article, record)
    page = explain_article(settings, chosen)
    name = re.sub(r"[^\w.-]+", "_", chosen.source_uri).strip("_.") or chosen.article_id
    path = out or settings.home / "explained" / f"{name[-100:]}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")
    typer.echo(f"written {path}" if show else f"written {path}; open it in a browser")
    if show:
        typer.launch(path.resolve().as_uri())
