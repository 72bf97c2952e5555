"""A fact's confidence is its rule's share of right facts, drawn towards what is known of its family."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.components.confidence import Calibration, Counts, load_calibration
from extract.components.facts import Evidence, Fact, PartyRef, When, Where

FAMILIES = {"contact": Counts(200, 180)}


def fact(*rule_ids: str) -> Fact:
    evidence = tuple(
        Evidence(place, place + 5, rule, 0.6, (place, place + 1)) for place, rule in enumerate(rule_ids)
    )
    parties = (PartyRef("PER", "party", None), PartyRef("BOL", "party", None))
    return Fact("contact", "meeting", "held", parties, When(), Where(), evidence, 0)


def test_a_rule_often_right_is_surer_than_one_often_wrong() -> None:
    rules = {"contact.good": Counts(40, 40), "contact.bad": Counts(40, 10)}
    calibration = Calibration(FAMILIES, {}, rules)
    good, bad, new = (
        calibration.apply(fact(f"contact.{name}")).confidence for name in ("good", "bad", "new")
    )
    assert good > new > bad
    assert good > 0.97
    assert bad < 0.4


def test_few_counts_move_little() -> None:
    calibration = Calibration(FAMILIES, {}, {"contact.once": Counts(1, 0)})
    assert calibration.apply(fact("contact.once")).confidence > 0.6


def test_without_counts_the_rules_own_confidence_stands() -> None:
    assert Calibration().apply(fact("contact.meet")).confidence == pytest.approx(0.6)


def test_a_fact_told_again_is_surer_where_such_facts_were() -> None:
    calibration = Calibration(FAMILIES, {"contact": Counts(60, 60)}, {})
    once, twice = calibration.apply(fact("contact.a")), calibration.apply(fact("contact.a", "contact.b"))
    assert twice.confidence > once.confidence
    assert all(item.confidence == once.confidence for item in twice.evidence)


def test_the_committed_counts_can_be_read() -> None:
    calibration = load_calibration()
    assert all(counts.right <= counts.judged for counts in calibration.rules.values())


@pytest.mark.parametrize(
    "text", ["families: {}", "families: {}\ntold_again: {}\nrules: {a: {judged: 1, right: 2}}"]
)
def test_a_file_of_another_shape_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "calibration.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"calibration\.yml"):
        load_calibration(path)
