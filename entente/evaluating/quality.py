"""The last committed result, `docs/quality.json`: what a change gains and loses against it.

Under `direct` stand scores of the facts of each article, under `warehouse` those of published events, each
by group (a gold set; `together` for the sets of others; their `open` and `held out` halves), family and kind.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from entente.errors import UsageError
from entente.evaluating.gold import OWN_SET
from entente.evaluating.scoring import Judged, Tally, tally_by, tally_resolution
from entente.settings import PROJECT_ROOT

QUALITY_PATH = PROJECT_ROOT / "docs" / "quality.json"
TOGETHER, OPEN, HELD_OUT = "together", "open", "held out"
Mode = Literal["direct", "warehouse"]
Scores = dict[str, dict[str, dict[str, dict[str, float]]]]
"""Group -> family -> kind -> annotated, precision, recall, f1."""


@dataclass(frozen=True, slots=True)
class Change:
    """F1 of one group, family and kind, before and now."""

    group: str
    family: str
    kind: str
    before: float
    now: float

    @property
    def gain(self) -> float:
        return self.now - self.before


def score_groups(judged: Iterable[Judged], mode: Mode) -> Scores:
    """Scores of every set, of the sets together, and of their halves; resolution where there was any."""
    items = list(judged)
    shared = [item for item in items if item.article.set_name != OWN_SET]
    tallies = tally_by(items, lambda item: item.article.set_name)
    tallies |= tally_by(shared, lambda _: TOGETHER)
    tallies |= tally_by(shared, lambda item: HELD_OUT if item.article.is_held_out else OPEN)
    scores: Scores = {}
    for (group, family, kind), tally in tallies.items():
        scores.setdefault(group, {}).setdefault(family, {})[kind] = _figures(tally)
    for group in dict.fromkeys(item.article.set_name for item in items if mode == "warehouse"):
        resolution = tally_resolution(item for item in items if item.article.set_name == group)
        if resolution is not None:
            scores[group]["resolution"] = {"pairs": _figures(resolution)}
    return scores


def _figures(tally: Tally) -> dict[str, float]:
    shares = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    return {"annotated": tally.annotated} | {name: round(value, 4) for name, value in shares.items()}


def read_quality(path: Path = QUALITY_PATH) -> dict[str, Scores]:
    """The committed scores by mode; nothing where none are committed yet."""
    if not path.exists():
        return {}
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}: {error}. Write it anew with `make evaluate ARGS=--update`.") from error
    return data


def write_quality(mode: Mode, scores: Scores, path: Path = QUALITY_PATH) -> None:
    """Replace the groups that were measured; groups whose gold is not here stay as they are."""
    data = read_quality(path)
    data[mode] = data.get(mode, {}) | scores
    path.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def compare(before: Mapping[str, Any], now: Scores) -> Iterator[Change]:
    """F1 of everything that both measured."""
    for group, families in now.items():
        for family, kinds in families.items():
            for kind, figures in kinds.items():
                old = before.get(group, {}).get(family, {}).get(kind)
                if old is not None:
                    yield Change(group, family, kind, old["f1"], figures["f1"])
