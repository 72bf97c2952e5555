"""`entente show`: one fact with everything that proves it, or one person with everything that is known."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from entente.asking import open_published
from entente.cli.sql import UNWRAPPED
from entente.cli.terminal import Home
from entente.settings import load_settings
from entente.showing import EVIDENCE, Shown, find

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CONTEXT = 160
"""Characters of the article shown before and after a quote."""


def show(
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The id of a fact or a person; its first six characters are enough."
        ),
    ],
    home: Home = None,
) -> None:
    """Show a fact with its participants and every quote that proves it, or a person with aliases and offices.

    Examples:

      entente show 3f2a9c

      entente sql "select contact_id from fct_bilateral_contacts" --format csv
    """
    console = Console(highlight=False, width=None if sys.stdout.isatty() else UNWRAPPED)
    with open_published(load_settings(home=home).serve_db) as connection:
        kind, found = find(connection, identifier.strip().lower())
        console.print(Text(f"{kind.name} {found}", style="bold"))
        show_columns(connection, console, kind, found)
        for heading, query in kind.details.items():
            show_rows(connection, console, heading, query, found)
        if kind.has_evidence:
            show_evidence(connection, console, found)


def show_columns(connection: DuckDBPyConnection, console: Console, kind: Shown, found: str) -> None:
    """Every column of the fact; a contact of several pairs has its pairs listed."""
    result = connection.execute(f"select * from {kind.table} where {kind.key} = $1 order by all", [found])
    names = [column[0] for column in result.description or []]
    rows = result.fetchall()
    grid = Table.grid(padding=(0, 2))
    for place, name in enumerate(names):
        values = list(dict.fromkeys(str(row[place]) for row in rows if row[place] is not None))
        grid.add_row(Text(name, style="cyan"), Text(", ".join(values) or "-"))
    console.print(grid)


def show_rows(connection: DuckDBPyConnection, console: Console, heading: str, query: str, found: str) -> None:
    result = connection.execute(query, [found])
    names = [column[0] for column in result.description or []]
    rows = result.fetchall()
    if not rows:
        return
    table = Table(*names, title=heading, title_justify="left")
    for row in rows:
        table.add_row(*(Text("-" if value is None else str(value)) for value in row))
    console.print(table)


def show_evidence(connection: DuckDBPyConnection, console: Console, found: str) -> None:
    result = connection.execute(EVIDENCE, [found])
    names = [column[0] for column in result.description or []]
    mentions = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    console.print(Text(f"\nevidence: {len(mentions)} mentions", style="bold"))
    for mention in mentions:
        published = mention["published_at"]
        source = [mention["source_uri"], mention["title"], mention["publisher"]]
        source.append(f"{published:%Y-%m-%d}" if published else "undated")
        console.print(Text("\n" + " | ".join(part for part in source if part), style="green"))
        console.print(
            Text(
                f"characters {mention['char_start']} to {mention['char_end']}, rule {mention['rule_id']},"
                f" confidence {mention['confidence']:.2f}"
                + (f"; joined this event: {mention['link_reason']}" if mention["link_reason"] else ""),
                style="dim",
            )
        )
        console.print(highlight_quote(mention))


def highlight_quote(mention: Mapping[str, Any]) -> Text:
    """The quote in its place in the article, set off from what stands around it."""
    text, start, end = mention["text"], mention["char_start"], mention["char_end"]
    before = text[max(0, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    return Text.assemble(
        ("..." if start > CONTEXT else "") + before,
        (mention["quote"], "bold reverse"),
        after + ("..." if end + CONTEXT < len(text) else ""),
    )
