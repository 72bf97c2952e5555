"""`entente status`: what was loaded, turned away, extracted, built and published, and how fresh it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from entente.cli.terminal import Home
from entente.errors import UsageError
from entente.settings import Settings, load_settings

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FACT_TABLES = {
    "contacts": ("fct_bilateral_contacts", "contact_id"),
    "agreements": ("fct_agreements", "agreement_id"),
    "crisis events": ("fct_crisis_events", "crisis_event_id"),
    "mentions": ("fct_event_mentions", "event_mention_id"),
    "persons": ("dim_persons", "person_id"),
}


def status(
    home: Home = None,
    loads: Annotated[
        int, typer.Option("--loads", min=1, help="How many of the newest loads are listed.")
    ] = 10,
    rejected: Annotated[
        int, typer.Option("--rejected", min=0, help="How many rejected inputs are listed.")
    ] = 10,
) -> None:
    """Show loads, articles, rejected inputs, extraction, facts, and how fresh all of it is.

    For each load, seen = loaded + unchanged + rejected.

    Examples:

      entente status

      entente status --home /srv/entente --rejected 100
    """
    settings = load_settings(home=home)
    console = Console(highlight=False, soft_wrap=True)
    with open_ledger(settings, console) as connection:
        show_loads(connection, console, loads)
        show_articles(connection, console)
        show_rejected(connection, console, rejected, settings.quarantine_dir)
        show_extraction(connection, console)
    show_published(settings, console)


@contextmanager
def open_ledger(settings: Settings, console: Console) -> Iterator[DuckDBPyConnection]:
    """The build database, which knows most; the published one while a run is writing to that."""
    from warehouse.connecting import DatabaseBusyError, open_reader

    if not settings.build_db.exists() and not settings.serve_db.exists():
        raise UsageError(f"{settings.home}: no warehouse there yet. Run `entente run PATH`.")
    try:
        with open_reader(settings.build_db, wait_seconds=1.0) as connection:
            yield connection
    except (DatabaseBusyError, FileNotFoundError):
        if not settings.serve_db.exists():
            raise UsageError(
                "a run is at work and nothing is published yet; try again when it is done"
            ) from None
        console.print("[yellow]A run is at work; this is what was published last.[/]")
        with open_reader(settings.serve_db) as connection:
            yield connection


def show_loads(connection: DuckDBPyConnection, console: Console, limit: int) -> None:
    rows = connection.execute(
        "select started_at, seen_count, loaded_count, unchanged_count, rejected_count,"
        " unsupported_language_count, superseded_count, array_to_string(inputs, ', ')"
        " from raw.loads order by started_at desc limit ?",
        [limit],
    ).fetchall()
    console.print("[bold]Loads[/], newest first (UTC)" if rows else "[bold]Loads[/]: none yet")
    for started, seen, loaded, unchanged, rejected, other_languages, superseded, inputs in rows:
        console.print(
            f"  {started:%Y-%m-%d %H:%M}  {seen} seen = {loaded} loaded + {unchanged} unchanged"
            f" + {rejected} rejected"
            + (f"; {other_languages} unsupported_language" if other_languages else "")
            + (f"; {superseded} older versions replaced" if superseded else "")
            + f"  {escape(inputs)}"
        )


def show_articles(connection: DuckDBPyConnection, console: Console) -> None:
    current, versions, undated, first, last = fetch_one(
        connection,
        "select count(*) filter (where is_current), count(*),"
        " count(*) filter (where is_current and published_at is null),"
        " min(published_at) filter (where is_current), max(published_at) filter (where is_current)"
        " from raw.articles",
    )
    links = fetch_one(connection, "select count(*) from raw.near_duplicates")[0]
    span = f", published {first:%Y-%m-%d} to {last:%Y-%m-%d}" if first else ""
    console.print(
        f"[bold]Articles[/]: {current} current ({versions - current} older versions kept){span};"
        f" {undated} undated; {links} pairs of near-duplicates"
    )
    languages = connection.execute(
        "select language_code, count(*) from raw.current_articles where not is_supported_language"
        " group by language_code order by 2 desc, 1"
    ).fetchall()
    if languages:
        counted = ", ".join(f"{escape(code)} {count}" for code, count in languages)
        console.print(f"  not coded (unsupported_language): {counted}")


def show_rejected(connection: DuckDBPyConnection, console: Console, limit: int, quarantine: Path) -> None:
    reasons = connection.execute(
        "select reason_code, count(*) from raw.rejected_inputs group by reason_code order by 2 desc, 1"
    ).fetchall()
    if not reasons:
        console.print("[bold]Rejected[/]: none")
        return
    console.print(f"[bold]Rejected[/]: {', '.join(f'{code} {count}' for code, count in reasons)}")
    rows = connection.execute(
        "select input_uri, coalesce(record_label, ''), reason_code, message, remedy from raw.rejected_inputs"
        " order by rejected_at desc, input_uri, record_label limit ?",
        [limit],
    ).fetchall()
    for uri, label, code, message, remedy in rows:
        place = f"{uri}, {label}" if label else uri
        console.print(f"  {escape(place)}: {code}: {escape(message)}\n    [dim]{escape(remedy)}[/]")
    console.print(f"  copies and reasons: {escape(str(quarantine))}")


def show_extraction(connection: DuckDBPyConnection, console: Console) -> None:
    rows = connection.execute(
        "select extractor_version, settings_hash, count(*), count(*) filter (where status = 'failed')"
        " from staging.article_results group by all order by 3 desc"
    ).fetchall()
    waiting = fetch_one(
        connection,
        "select count(*) from raw.current_articles as current_articles"
        " left join staging.article_results as results using (article_id)"
        " where current_articles.is_supported_language and results.article_id is null",
    )[0]
    if not rows:
        console.print(f"[bold]Extraction[/]: nothing yet; {waiting} articles waiting")
        return
    for version, settings_hash, count, failed in rows:
        console.print(
            f"[bold]Extraction[/]: {count} articles by extractor {escape(version)},"
            f" settings {escape(settings_hash[:8])}; {failed} failed; {waiting} waiting"
        )


def show_published(settings: Settings, console: Console) -> None:
    """The facts of the published file and its age."""
    from warehouse.connecting import open_reader

    if not settings.serve_db.exists():
        console.print("[bold]Published[/]: nothing yet")
        return
    with open_reader(settings.serve_db) as connection:
        counts = [
            f"{fetch_one(connection, f'select count(distinct {key}) from marts.{table}')[0]} {name}"
            for name, (table, key) in FACT_TABLES.items()
        ]
        newest = fetch_one(connection, "select max(registered_at) from raw.loads")[0]
    published = datetime.fromtimestamp(settings.serve_db.stat().st_mtime, UTC)
    console.print(f"[bold]Published[/]: {', '.join(counts)}")
    console.print(
        f"  {escape(str(settings.serve_db))}, {published:%Y-%m-%d %H:%M} UTC,"
        f" with loads up to {newest:%Y-%m-%d %H:%M} UTC"
    )


def fetch_one(connection: DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    """The only row of a query that always has one."""
    row = connection.execute(query).fetchone()
    if row is None:
        raise LookupError(f"no row from: {query}")
    return row
