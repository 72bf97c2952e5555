"""How sure a fact is: the share of its rule's facts that careful readers found right, not a guess.

`rules/calibration.yml` holds counts from annotated articles (`make evaluate ARGS=--calibrate` writes it). Few
counts say little, so each share is drawn towards what is known before: the family's share, and to a lesser
part the confidence written in the rule. A fact told in several sentences is surer than its rule alone, by as
much as such facts of its family were.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from extract.components.facts import Fact
from extract.components.words import RULES_DIR

CALIBRATION_PATH = RULES_DIR / "calibration.yml"
_PRIOR_COUNT = 5.0  # annotated facts that the prior weighs as much as
_WRITTEN_SHARE = 0.3  # of the prior, from the confidence written in the rule; the rest is the family's
_DOUBT_KEPT = (0.2, 1.5)  # bounds for what telling a fact again does to its doubt
_KEYS = {"families", "told_again", "rules"}


@dataclass(frozen=True, slots=True)
class Counts:
    """Facts that gold judged, and those of them that were right."""

    judged: int = 0
    right: int = 0

    def share(self, prior: float) -> float:
        return (self.right + _PRIOR_COUNT * prior) / (self.judged + _PRIOR_COUNT)


@dataclass(frozen=True)
class Calibration:
    """Counts by family, by family for facts told in several sentences, and by rule id."""

    families: Mapping[str, Counts] = field(default_factory=dict)
    told_again: Mapping[str, Counts] = field(default_factory=dict)
    rules: Mapping[str, Counts] = field(default_factory=dict)

    def rule_confidence(self, family: str, rule_id: str, written: float) -> float:
        """The share of the rule's facts that are right, as far as the counts tell."""
        known = self.families.get(family)
        prior = (
            written
            if known is None
            else (1 - _WRITTEN_SHARE) * known.share(written) + _WRITTEN_SHARE * written
        )
        return self.rules.get(rule_id, Counts()).share(prior)

    def apply(self, fact: Fact) -> Fact:
        """The fact with calibrated confidences, its own and those of its mentions."""
        evidence = tuple(
            replace(item, confidence=self.rule_confidence(fact.family, item.rule_id, item.confidence))
            for item in fact.evidence
        )
        doubt = 1 - max(item.confidence for item in evidence)
        if len(evidence) > 1:
            doubt *= self._doubt_kept(fact.family)
        return replace(fact, evidence=evidence, confidence=1 - doubt)

    def _doubt_kept(self, family: str) -> float:
        if family not in self.families or family not in self.told_again:
            return 1.0
        usual = self.families[family].share(0.8)
        kept = (1 - self.told_again[family].share(usual)) / (1 - usual)
        return min(max(kept, _DOUBT_KEPT[0]), _DOUBT_KEPT[1])


@cache
def load_calibration(path: Path = CALIBRATION_PATH) -> Calibration:
    """The committed counts; ValueError where the file is not what `make evaluate` writes."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict) or set(data) != _KEYS:
        raise ValueError(
            f"{path}: expected {sorted(_KEYS)}; write it anew with `make evaluate ARGS=--calibrate`"
        )
    return Calibration(
        **{key: {name: _counts(path, name, item) for name, item in data[key].items()} for key in _KEYS}
    )


def _counts(path: Path, name: str, item: Any) -> Counts:
    if not isinstance(item, dict) or set(item) != {"judged", "right"} or item["right"] > item["judged"]:
        raise ValueError(f"{path}: {name}: expected judged and right (at most judged), got {item}")
    return Counts(item["judged"], item["right"])


def calibrated(fact: Fact) -> Fact:
    """The fact with the confidence that annotated articles bear out."""
    return load_calibration().apply(fact)
