"""The tables that `entente evaluate` prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from entente.evaluating.calibrating import Bin, RuleRecord, mean_gap
from entente.evaluating.quality import Change, Scores

SHOWN_RULES = 25
SMALLEST_CHANGE = 0.0005


def print_scores(console: Console, scores: Scores) -> None:
    """Precision, recall and F1 of every group, family and kind."""
    table = Table("group", "family", "kind", title="Scores", title_justify="left")
    for name in ("annotated", "P", "R", "F1"):
        table.add_column(name, justify="right")
    for group, families in scores.items():
        for family, kinds in families.items():
            for kind, figures in kinds.items():
                table.add_row(group, family, kind, *_cells(figures))
        table.add_section()
    console.print(table)


def _cells(figures: Mapping[str, Any]) -> list[str]:
    shares = [f"{figures[name]:.3f}" for name in ("precision", "recall", "f1")]
    return [str(int(figures["annotated"])), *shares]


def print_rules(console: Console, records: Sequence[RuleRecord]) -> None:
    """Rules with wrong facts first, then those that fire most."""
    table = Table("rule", title="Rules (an event counts for each rule in it)", title_justify="left")
    for name in ("fired", "right", "wrong"):
        table.add_column(name, justify="right")
    for record in records[:SHOWN_RULES]:
        table.add_row(record.rule_id, str(record.fired), str(record.right), str(record.wrong))
    console.print(table)
    rest = records[SHOWN_RULES:]
    if rest:
        fired, wrong = sum(record.fired for record in rest), sum(record.wrong for record in rest)
        console.print(f"and {len(rest)} more rules, fired {fired} times, {wrong} wrong")


def print_reliability(console: Console, bins: Sequence[Bin], title: str) -> None:
    """Whether facts of a confidence are right as often as it says."""
    table = Table("confidence", title=title, title_justify="left")
    for name in ("facts", "mean", "right"):
        table.add_column(name, justify="right")
    for item in bins:
        span = f"{item.low:.2f} to {item.high:.2f}"
        table.add_row(span, str(item.count), f"{item.mean_confidence:.3f}", f"{item.right_share:.3f}")
    console.print(table)
    console.print(f"mean gap between confidence and share right: {mean_gap(bins):.3f}")


def print_changes(console: Console, changes: Iterable[Change]) -> None:
    """Gains and losses against the committed result."""
    moved = [change for change in changes if abs(change.gain) >= SMALLEST_CHANGE]
    if not moved:
        console.print("No change against docs/quality.json.")
        return
    table = Table(
        "group", "family", "kind", title="Change of F1 against docs/quality.json", title_justify="left"
    )
    for name in ("before", "now", "gain"):
        table.add_column(name, justify="right")
    for change in sorted(moved, key=lambda item: item.gain):
        colour = "green" if change.gain > 0 else "red"
        gain = f"[{colour}]{change.gain:+.3f}[/]"
        table.add_row(
            change.group, change.family, change.kind, f"{change.before:.3f}", f"{change.now:.3f}", gain
        )
    console.print(table)
