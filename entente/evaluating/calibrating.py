"""Confidences held against gold: how often facts of a stated confidence are right, and the counts for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from entente.evaluating.events import FamilyName, FoundEvent
from entente.evaluating.scoring import Judged

if TYPE_CHECKING:
    from extract.components.confidence import Calibration

BIN_EDGES = (0.0, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
FAMILY_CODES: Mapping[FamilyName, str] = {
    "contacts": "contact",
    "agreements": "agreement",
    "crises": "crisis",
}
_HEADER = """\
# Facts that annotated articles judged, and how many of them were right: the same parties; of crises the same
# type and a party in common. Written by `make evaluate ARGS=--calibrate`, read by components/confidence.py.
"""


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts whose confidence lies in an interval: how sure on average, and the share that was right."""

    low: float
    high: float
    count: int
    mean_confidence: float
    right_share: float


def sort_into_bins(verdicts: Iterable[tuple[FoundEvent, bool]]) -> list[Bin]:
    """The reliability table; empty bins are left out."""
    judged = [(event.confidence, is_right) for event, is_right in verdicts]
    bins = []
    for low, high in pairwise(BIN_EDGES):
        inside = [item for item in judged if low <= item[0] < high or item[0] == high == 1.0]
        if inside:
            mean = sum(sure for sure, _ in inside) / len(inside)
            bins.append(Bin(low, high, len(inside), mean, sum(right for _, right in inside) / len(inside)))
    return bins


def mean_gap(bins: Sequence[Bin]) -> float:
    """How far stated confidence and share right lie apart, over all facts (expected calibration error)."""
    total = sum(item.count for item in bins)
    return sum(item.count * abs(item.mean_confidence - item.right_share) for item in bins) / max(total, 1)


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """What a rule did on gold. An event counts for each rule that took part in it."""

    rule_id: str
    fired: int
    right: int

    @property
    def wrong(self) -> int:
        return self.fired - self.right


def record_rules(judged: Iterable[Judged]) -> list[RuleRecord]:
    """Every rule that fired, those with most wrong first."""
    fired: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for item in judged:
        for event, is_right in item.verdicts():
            for rule_id in {mention.rule_id for mention in event.mentions}:
                fired[rule_id] += 1
                right[rule_id] += is_right
    records = [RuleRecord(rule_id, count, right[rule_id]) for rule_id, count in fired.items()]
    return sorted(records, key=lambda record: (-record.wrong, -record.fired, record.rule_id))


def count_for_calibration(judged: Iterable[Judged]) -> dict[str, dict[str, dict[str, int]]]:
    """Counts as calibration.yml holds them: an event counts for each of its rules."""
    items = list(judged)
    verdicts = [
        (FAMILY_CODES[item.family], event, right) for item in items for event, right in item.verdicts()
    ]
    return {
        "families": _tally((family, right) for family, _, right in verdicts),
        "told_again": _tally((family, right) for family, event, right in verdicts if len(event.mentions) > 1),
        "rules": {
            record.rule_id: {"judged": record.fired, "right": record.right}
            for record in sorted(record_rules(items), key=lambda record: record.rule_id)
        },
    }


def _tally(pairs: Iterable[tuple[str, bool]]) -> dict[str, dict[str, int]]:
    tally: dict[str, dict[str, int]] = {}
    for name, is_right in sorted(pairs):
        counts = tally.setdefault(name, {"judged": 0, "right": 0})
        counts["judged"] += 1
        counts["right"] += is_right
    return tally


def write_calibration(path: Path, counts: Mapping[str, Any]) -> None:
    """Commit the file with the rules it belongs to."""
    lines = [_HEADER.rstrip()]
    for part, entries in counts.items():
        lines.append(f"{part}:" if entries else f"{part}: {{}}")
        lines += [
            f"  {name}: {{judged: {item['judged']}, right: {item['right']}}}"
            for name, item in entries.items()
        ]
    text = "\n".join(lines) + "\n"
    assert yaml.safe_load(text) == {key: dict(value) for key, value in counts.items()}
    path.write_text(text, encoding="utf-8")


def calibration_of(counts: Mapping[str, Mapping[str, Mapping[str, int]]]) -> Calibration:
    """Counts as the extractor uses them."""
    from extract.components.confidence import Calibration, Counts

    return Calibration(
        **{part: {name: Counts(**item) for name, item in group.items()} for part, group in counts.items()}
    )
