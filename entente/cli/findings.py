"""The facts of the published warehouse for the terminal: each with the proving sentence and its source."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from entente.published import query_published

QUERIES = Path(__file__).resolve().parent.parent / "queries"
FAMILIES = {"Contacts": "contacts", "Agreements": "agreements", "Crisis events": "crises"}
QUOTE_LENGTH = 280


@dataclass(frozen=True)
class Fact:
    """One event as a row of the terminal's table."""

    event_id: str
    start_date: object
    end_date: object
    date_precision: str
    parties: str
    what: str
    status: str
    detail: str | None
    quote: str
    source: str
    article_count: int

    def describe_date(self) -> str:
        """The day, the month or the year, a range where it is one, and a dash where nothing says when."""
        if self.start_date is None:
            return "-"
        length = {"year": 4, "month": 7}.get(self.date_precision, 10)
        start, end = str(self.start_date)[:length], str(self.end_date)[:length]
        return start if self.end_date is None or start == end else f"{start}\n to {end}"

    def describe_event(self) -> str:
        """What it was, with title, amount or place."""
        return f"{self.what} ({self.status})" + (f"\n{self.detail}" if self.detail else "")

    def describe_source(self) -> str:
        others = self.article_count - 1
        return self.source + (f"\nand {others} more" if others else "")

    def shorten_quote(self) -> str:
        text = " ".join(self.quote.split())
        return text if len(text) <= QUOTE_LENGTH else text[: QUOTE_LENGTH - 1].rsplit(" ", 1)[0] + " …"


def print_findings(db_path: Path, console: Console, limit: int) -> None:
    """One table a family, newest first, at most `limit` facts each."""
    for family, query in FAMILIES.items():
        sql = (QUERIES / f"{query}.sql").read_text(encoding="utf-8")
        facts = [Fact(*row) for row in query_published(db_path, sql)]
        console.print(f"\n[bold]{family}: {len(facts)}[/]")
        if facts and limit:
            console.print(tabulate(facts[:limit]))
        if len(facts) > limit:
            console.print(f"  and {len(facts) - limit} more: `entente sql`, or --limit {len(facts)}")


def tabulate(facts: list[Fact]) -> Table:
    """The facts as a table; the short id is what `entente show` takes."""
    table = Table(box=None, pad_edge=True, header_style="dim", padding=(0, 1, 1, 1))
    for heading, ratio, no_wrap in (("id", None, True), ("date", None, True), ("parties", 2, False)):
        table.add_column(heading, ratio=ratio, no_wrap=no_wrap)
    for heading, ratio in (("what", 3), ("quote", 6), ("source", 3)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    table.expand = True
    for fact in facts:
        cells = (fact.parties, fact.describe_event(), f"“{fact.shorten_quote()}”", fact.describe_source())
        table.add_row(fact.event_id[:8], fact.describe_date(), *map(escape, cells))
    return table
