"""The facts of the published warehouse for the terminal: each with the proving sentence and its source."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from textwrap import fill

from rich.console import Console
from rich.markup import escape

from entente.published import query_rows

QUERIES = Path(__file__).resolve().parent.parent / "queries"
FAMILIES = {"Contacts": "contacts", "Agreements": "agreements", "Crisis events": "crises"}
QUOTE_LENGTH = 280
INDENT = "    "


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
    best_quote: str
    source_uri: str
    article_count: int

    def describe_date(self) -> str:
        """The day, the month or the year, a range where it is one, and a dash where nothing says when."""
        if self.start_date is None:
            return "undated"
        length = {"year": 4, "month": 7}.get(self.date_precision, 10)
        start, end = str(self.start_date)[:length], str(self.end_date)[:length]
        return start if self.end_date is None or start == end else f"{start} to {end}"

    def describe_source(self) -> str:
        others = self.article_count - 1
        return self.source_uri + (f" and {others} more" if others else "")

    def shorten_quote(self) -> str:
        text = " ".join(self.best_quote.split())
        return text if len(text) <= QUOTE_LENGTH else text[: QUOTE_LENGTH - 1].rsplit(" ", 1)[0] + " …"


def print_findings(db_path: Path, batch: Path, console: Console, limit: int) -> None:
    """What the articles of a batch tell: one list a family, newest first, at most `limit` facts each."""
    for family, query in FAMILIES.items():
        sql = (QUERIES / f"{query}.sql").read_text(encoding="utf-8")
        facts = [Fact(**row) for row in query_rows(db_path, sql, {"batch": str(batch)})]
        console.print(f"\n[bold]{family}: {len(facts)}[/]")
        for fact in facts[:limit]:
            print_fact(fact, console)
        if len(facts) > limit:
            console.print(f"  ... and {len(facts) - limit} more: --limit {len(facts)}, or `entente sql`")


def print_fact(fact: Fact, console: Console) -> None:
    """When, who, what; below it the sentence that says so, and where; the id is what `entente show` takes."""
    detail = f", {escape(fact.detail)}" if fact.detail else ""
    console.print(
        f"  {fact.describe_date():<10}  [bold]{escape(fact.parties) or 'no party named'}[/]  "
        f"{fact.what} ({fact.status}){detail}",
        soft_wrap=True,
    )
    quote = fill(
        f"“{fact.shorten_quote()}”", console.width - 2, initial_indent=INDENT, subsequent_indent=INDENT
    )
    console.print(escape(quote), soft_wrap=True)
    console.print(f"{INDENT}[dim]{escape(fact.describe_source())}  {fact.event_id}[/]", soft_wrap=True)
