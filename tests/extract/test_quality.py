"""Extraction is as good as the committed result says: no family's core F1 drops by more than 0.02."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from entente.evaluating.events import FAMILIES
from entente.evaluating.gold import OWN_SET, GoldSet, load_gold
from entente.evaluating.quality import QUALITY_PATH, TOGETHER, Scores, read_quality, score_groups
from entente.evaluating.running import OWN_GOLD, SHARED_GOLD, evaluate_directly
from entente.settings import load_settings

ALLOWED_DROP = 0.02
OWN = OWN_GOLD / "expected.jsonl"
REMEDY = (
    "`make evaluate ARGS=--quick` shows what was lost; if it is meant, commit the new result with "
    "`make evaluate ARGS='--quick --update'`"
)


def score(gold_sets: Sequence[GoldSet]) -> Scores:
    return score_groups(evaluate_directly(load_settings(), gold_sets).judged, "direct")


def assert_no_drop(now: Scores, group: str) -> None:
    committed = read_quality().get("direct", {}).get(group)
    assert committed, f"{QUALITY_PATH} has no result for {group}: {REMEDY}"
    for family in FAMILIES:
        before, after = committed[family]["core"], now[group][family]["core"]
        grown = f" (gold had {before['annotated']} events then, {after['annotated']} now)"
        drop = f"{group} {family}: core F1 was {before['f1']:.3f} and is {after['f1']:.3f}{grown}; {REMEDY}"
        assert after["f1"] >= before["f1"] - ALLOWED_DROP, drop


@pytest.mark.skipif(not OWN.is_file(), reason=f"{OWN} is not there")
def test_no_family_drops_on_the_repositorys_own_gold() -> None:
    assert_no_drop(score(load_gold([OWN_GOLD])), OWN_SET)


@pytest.mark.skipif(not SHARED_GOLD.is_dir(), reason=f"no shared gold beside the repository ({SHARED_GOLD})")
def test_no_family_drops_on_shared_gold() -> None:
    now = score(load_gold([SHARED_GOLD]))
    for group in (name for name in now if name == TOGETHER or name in read_quality()["direct"]):
        assert_no_drop(now, group)
