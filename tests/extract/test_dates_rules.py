"""Every date rule finds its example and leaves its counterexample alone."""

from __future__ import annotations

import pytest

from extract.components.dates import find_dates
from extract.components.dates_expressions import date_rules
from extract.components.pattern_rules import PatternRule

SINGLE = date_rules().sections["rules"]
JOINS = date_rules().sections["joins"]
DATE_RULES = [rule for rule in SINGLE if rule.label != "none"]
BLOCKING_RULES = [rule for rule in SINGLE if rule.label == "none"]
LEANINGS = date_rules().sections["leanings"]


def _found_ids(text: str) -> set[str]:
    found = find_dates(text)
    return {one.rule_id for one in found} | {inner.rule_id for one in found for inner in one.inner}


@pytest.mark.parametrize("rule", DATE_RULES, ids=lambda rule: rule.rule_id)
def test_a_rule_finds_its_example_and_not_its_counterexample(rule: PatternRule) -> None:
    assert rule.rule_id in _found_ids(rule.example)
    assert rule.rule_id not in _found_ids(rule.counterexample)


@pytest.mark.parametrize("rule", BLOCKING_RULES, ids=lambda rule: rule.rule_id)
def test_a_word_that_only_looks_like_a_date_blocks_it(rule: PatternRule) -> None:
    assert rule.pattern is not None
    blocked = rule.pattern.search(rule.example)
    assert blocked
    assert not any(
        one.char_start < blocked.end() and blocked.start() < one.char_end for one in find_dates(rule.example)
    )
    assert not rule.pattern.search(rule.counterexample)


@pytest.mark.parametrize("rule", JOINS, ids=lambda rule: rule.rule_id)
def test_a_join_takes_in_its_example_and_not_its_counterexample(rule: PatternRule) -> None:
    assert rule.rule_id in _found_ids(rule.example)
    assert rule.rule_id not in _found_ids(rule.counterexample)


@pytest.mark.parametrize("rule", LEANINGS, ids=lambda rule: rule.rule_id)
def test_a_leaning_word_turns_its_example_only(rule: PatternRule) -> None:
    assert {one.leaning for one in find_dates(rule.example)} == {rule.label}
    assert {one.leaning for one in find_dates(rule.counterexample)} == {None}
