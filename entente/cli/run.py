"""`entente run`: the whole line, articles in, published warehouse out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from entente.cli.terminal import Home, StepDisplay, open_terminal, print_error
from entente.errors import REJECTED_BEYOND_ALLOWED, EntenteError, UsageError
from entente.published import CodingCounts, LoadCounts
from entente.settings import Settings, load_settings

Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help="Files or folders with articles.", show_default=False)
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="OURS=THEIRS",
        help="What JSONL, CSV or Parquet call one of our columns, as text=body; may be repeated.",
    ),
]


class LineFailedError(EntenteError):
    """A step of the line failed; the published warehouse is as it was."""


def run(
    paths: Paths,
    home: Home = None,
    column: Columns = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="Facts shown of each family.")] = 12,
) -> None:
    """Load articles, extract, build, publish, and show what was found.

    Runs the project's two Airflow DAGs in this process. Articles that are already loaded and unchanged
    cost nothing. Exit code 1: more was rejected, or failed to be coded, than ENTENTE_ALLOWED_REJECTED_SHARE.

    Examples:

      entente run seeds/articles

      entente run ~/articles news.jsonl.gz --home /srv/entente

      entente run archive.parquet --column text=body --column published_at=date
    """
    settings = load_settings(home=home, task_retries=0)
    refuse_missing_paths(paths)
    columns = read_columns(column or [])
    console = Console(file=open_terminal(), highlight=False)
    run_the_line(settings, paths, columns, console)
    show_outcome(settings, console, limit)


def refuse_missing_paths(paths: list[Path]) -> None:
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"no such file or folder: {', '.join(missing)}. Check the spelling of the path.")


def read_columns(pairs: list[str]) -> dict[str, str]:
    """`["text=body"]` as `{"text": "body"}`."""
    from extract.readers import FIELDS

    columns = dict(pair.partition("=")[::2] for pair in pairs)
    wrong = [ours for ours, theirs in columns.items() if ours not in FIELDS or not theirs]
    if wrong:
        raise UsageError(
            f"--column {', '.join(wrong)}: write OURS=THEIRS, where OURS is one of {', '.join(FIELDS)}."
        )
    return columns


def run_the_line(settings: Settings, paths: list[Path], columns: dict[str, str], console: Console) -> None:
    """Run both DAGs; raises LineFailedError with the failed step's own message."""
    from entente.checkups import check_disk
    from entente.running import run_line

    check_disk(settings)
    console.print(f"[bold]entente[/] {', '.join(map(str, paths))} -> {settings.home}")
    display = StepDisplay(console)
    outcome = run_line(settings, paths, columns, display)
    if not outcome.succeeded:
        causes = "\n".join(display.errors) or f"{outcome.dag_id} failed"
        raise LineFailedError(f"{causes}\nThe published warehouse is unchanged. Log: {outcome.log_path}")


def show_outcome(settings: Settings, console: Console, limit: int) -> None:
    """Print the facts and the counts; exits with 1 where too much was lost."""
    from entente.cli.findings import print_findings
    from entente.ingesting import articles_of_load
    from entente.published import read_coding_counts, read_last_load, read_stock

    load = read_last_load(settings.serve_db)
    print_findings(settings.serve_db, articles_of_load(settings, load.load_id), console, limit)
    console.print(
        f"\n[bold]{load.seen}[/] seen = {load.loaded} loaded + {load.unchanged} unchanged + "
        f"{load.rejected} rejected",
    )
    stock = read_stock(settings.serve_db)
    console.print(
        f"The warehouse holds {stock.articles} articles, {stock.contacts} contacts, "
        f"{stock.agreements} agreements, {stock.crises} crisis events: {settings.serve_db}",
        soft_wrap=True,
    )
    if load.rejected:
        console.print(
            f"Rejected inputs and why: {settings.quarantine_dir} and `entente status`", soft_wrap=True
        )
    coding = read_coding_counts(settings.serve_db)
    if coding.failed:
        console.print(
            f"[red]{coding.failed} of {coding.extracted} articles could not be coded[/], most often: "
            f"{escape(coding.commonest_reason or 'no reason given')}. All reasons: `entente status`",
            soft_wrap=True,
        )
    refuse_too_many_losses(settings, load, coding)


def refuse_too_many_losses(settings: Settings, load: LoadCounts, coding: CodingCounts) -> None:
    """Exit with 1 where more of the input was lost than allowed: turned away, or failed in extraction."""
    allowed = settings.allowed_rejected_share
    if load.rejected > allowed * load.seen or coding.failed > allowed * coding.extracted:
        print_error(f"more was lost than ENTENTE_ALLOWED_REJECTED_SHARE={allowed} allows")
        raise typer.Exit(REJECTED_BEYOND_ALLOWED)
