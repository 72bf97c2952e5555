"""Every turn of phrase tells its own example and leaves its counterexample alone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from extract.components.crises_turns import may_turn, turn_rules, turns
from extract.components.facts import Fact
from extract.components.pattern_rules import PatternRule
from extract.pipeline import ExtractionOptions, Extractor
from extract.records import Article

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
RULES = turn_rules().sections["turns"]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(ExtractionOptions(reference_dir=SEEDS))


def told_by_turns(extractor: Extractor, text: str) -> list[Fact]:
    """Facts that turns tell of a text published on a Thursday, whatever the frames tell."""
    article = Article("a", "a.txt", None, datetime(2024, 5, 16, tzinfo=UTC), "day", None, "en", text, "h")
    (extraction,) = extractor.extract([article])
    assert extraction.result.error is None, extraction.result.error
    assert extraction.context is not None
    context = extraction.context
    return [fact for parsed in context.parsed for fact in turns(parsed, context, ())]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_turn_tells_its_example(extractor: Extractor, rule: PatternRule) -> None:
    found = {(fact.evidence[0].rule_id, fact.code) for fact in told_by_turns(extractor, rule.example)}
    assert (rule.rule_id, rule.label) in found, f"{rule.example!r} gave {found}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_turn_is_silent_on_its_counterexample(extractor: Extractor, rule: PatternRule) -> None:
    found = [
        (fact.evidence[0].rule_id, sorted(fact.codes))
        for fact in told_by_turns(extractor, rule.counterexample)
    ]
    assert not found, f"{rule.counterexample!r} gave {found}"


def test_every_turn_asks_for_words_of_its_own() -> None:
    assert not may_turn("xx", frozenset({"xx"}))
