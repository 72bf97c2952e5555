"""`entente evaluate`: extraction scored on annotated articles, with the errors on a page."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from entente.cli.terminal import Home
from entente.errors import UsageError
from entente.settings import Settings, load_settings

if TYPE_CHECKING:
    from entente.evaluating.gold import GoldSet
    from entente.evaluating.running import Evaluation


def evaluate(
    gold: Annotated[
        list[Path] | None,
        typer.Option("--gold", metavar="DIR", help="A folder of gold sets; may be repeated."),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Score the facts of each article; build no warehouse.")
    ] = False,
    update: Annotated[bool, typer.Option("--update", help="Write the scores to docs/quality.json.")] = False,
    calibrate: Annotated[
        bool, typer.Option("--calibrate", help="Write the counts behind confidences; then measure.")
    ] = False,
    held_out: Annotated[
        bool, typer.Option("--with-held-out", help="Show errors of the half kept for the last measurement.")
    ] = False,
    home: Home = None,
) -> None:
    """Run extraction on gold articles; print scores, rules and reliability; write an error report.

    Gold is the repository's own set in tests/golden and, where it exists, the folder shared/gold beside the
    repository. Half of the shared sets is held out: it is scored, and its errors are not shown.

    Examples:

      entente evaluate --quick

      entente evaluate --gold ../annotations --update
    """
    from entente.evaluating.gold import load_gold
    from entente.evaluating.running import default_folders

    settings = load_settings(home=home)
    gold_sets = load_gold(gold or default_folders())
    console = Console(highlight=False, width=None if Console().is_terminal else 110)
    if calibrate:
        calibrate_confidences(settings, gold_sets)
    evaluation = run_evaluation(settings, gold_sets, quick=quick)
    print_evaluation(console, evaluation, update=update)
    page = write_errors(settings, evaluation, with_held_out=held_out)
    console.print(f"Errors, with the text: {page}", soft_wrap=True)


def run_evaluation(settings: Settings, gold_sets: Sequence[GoldSet], *, quick: bool) -> Evaluation:
    """Directly, or through a warehouse in a temporary home."""
    from entente.evaluating.running import evaluate_directly, evaluate_warehouse

    if quick:
        return evaluate_directly(settings, gold_sets)
    with tempfile.TemporaryDirectory(prefix="entente-evaluate-") as folder:
        return evaluate_warehouse(gold_sets, Path(folder))


def calibrate_confidences(settings: Settings, gold_sets: Sequence[GoldSet]) -> None:
    """Count right and wrong facts of each rule, and write the counts where the extractor reads them."""
    from entente.evaluating.calibrating import count_for_calibration, write_calibration
    from entente.evaluating.running import evaluate_directly
    from extract.components.confidence import CALIBRATION_PATH, load_calibration

    counts = count_for_calibration(evaluate_directly(settings, gold_sets).judged)
    if not counts["families"]:
        raise UsageError("no fact was found in the gold articles, so there is nothing to calibrate with")
    write_calibration(CALIBRATION_PATH, counts)
    load_calibration.cache_clear()


def print_evaluation(console: Console, evaluation: Evaluation, *, update: bool) -> None:
    from entente.cli import quality_tables as tables
    from entente.evaluating import quality
    from entente.evaluating.calibrating import record_rules, sort_into_bins

    scores = quality.score_groups(evaluation.judged, evaluation.mode)
    tables.print_scores(console, scores)
    tables.print_rules(console, record_rules(evaluation.judged))
    verdicts = [verdict for item in evaluation.judged for verdict in item.verdicts()]
    tables.print_reliability(console, sort_into_bins(verdicts), "Reliability: facts by stated confidence")
    committed = quality.read_quality().get(evaluation.mode, {})
    tables.print_changes(console, quality.compare(committed, scores))
    if update:
        quality.write_quality(evaluation.mode, scores)
        console.print(f"Written: {quality.QUALITY_PATH}", soft_wrap=True)


def write_errors(settings: Settings, evaluation: Evaluation, *, with_held_out: bool) -> Path:
    """The error report, in the home folder."""
    from entente.evaluating.error_report import write_report

    path = settings.home / "evaluation" / "errors.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    report = write_report(evaluation.judged, evaluation.articles, with_held_out=with_held_out)
    path.write_text(report, encoding="utf-8")
    return path
