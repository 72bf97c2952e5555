"""Every contact rule, and every cue of assertion, holds its own example and lets its counterexample pass."""

from __future__ import annotations

from typing import Any

import pytest

from extract.components.assertion_rules import load_assertion_rules
from extract.components.contacts import ContactFinder
from extract.components.rulebook import Rule
from tests.extract.conftest import Extract

RULES = ContactFinder().rulebook.rules
CUES = load_assertion_rules()
_STATUS_OF_CUE = {"claimed": "held"}


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_rule_fires_on_its_example(extract_text: Extract, rule: Rule) -> None:
    facts = [fact for fact in extract_text(rule.example).facts if fact.family == "contact"]
    fired = [evidence.rule_id for fact in facts for evidence in fact.evidence]
    assert rule.id in fired, f"{rule.example!r} gave {fired}"


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_rule_is_silent_on_its_counterexample(extract_text: Extract, rule: Rule) -> None:
    facts = [fact for fact in extract_text(rule.counterexample).facts if fact.family == "contact"]
    assert not facts, f"{rule.counterexample!r} gave {[(f.code, sorted(f.codes)) for f in facts]}"


@pytest.mark.parametrize("cue", CUES, ids=[cue["id"] for cue in CUES])
def test_cue_of_assertion_reads_its_example(extract_text: Extract, cue: dict[str, Any]) -> None:
    wanted = _STATUS_OF_CUE.get(cue["assertion"], cue["assertion"])
    statuses = {fact.status for fact in extract_text(cue["example"]).facts}
    assert statuses & {wanted, cue["assertion"]}, f"{cue['example']!r} gave {statuses}"


@pytest.mark.parametrize("cue", CUES, ids=[cue["id"] for cue in CUES])
def test_cue_of_assertion_leaves_its_counterexample(extract_text: Extract, cue: dict[str, Any]) -> None:
    statuses = {fact.status for fact in extract_text(cue["counterexample"]).facts}
    assert cue["assertion"] not in statuses, f"{cue['counterexample']!r} gave {statuses}"
