"""Every rule of the crisis family holds its own example and lets its own counterexample pass."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from extract.components.crises import CrisisFinder
from extract.components.crises_words import figurative_spans, load_figurative
from extract.components.facts import Fact
from extract.pipeline import ExtractionOptions, Extractor
from extract.records import Article

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
RULES = CrisisFinder().rulebook.rules
FIGURES = load_figurative()


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(ExtractionOptions(reference_dir=SEEDS))


def crises(extractor: Extractor, text: str, day: str | None = "2024-05-16") -> list[Fact]:
    """Crisis facts of a text published on a Thursday."""
    published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    article = Article("a", "a.txt", None, published, "day" if day else "unknown", None, "en", text, "h")
    (extraction,) = extractor.extract([article])
    assert extraction.result.error is None, extraction.result.error
    return [fact for fact in extraction.facts if fact.family == "crisis"]


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_rule_fires_on_its_example(extractor: Extractor, rule) -> None:  # type: ignore[no-untyped-def]
    found = [evidence.rule_id for fact in crises(extractor, rule.example) for evidence in fact.evidence]
    assert rule.id in found, f"{rule.example!r} gave {found}"


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_rule_is_silent_on_its_counterexample(extractor: Extractor, rule) -> None:  # type: ignore[no-untyped-def]
    found = crises(extractor, rule.counterexample)
    assert not found, (
        f"{rule.counterexample!r} gave {[(f.code, sorted(f.codes), f.evidence[0].rule_id) for f in found]}"
    )


@pytest.mark.parametrize("line", FIGURES, ids=[line["id"] for line in FIGURES])
def test_figurative_use_is_no_event(extractor: Extractor, line: dict[str, str]) -> None:
    assert figurative_spans(line["example"])
    assert not crises(extractor, line["example"])


@pytest.mark.parametrize("line", FIGURES, ids=[line["id"] for line in FIGURES])
def test_literal_use_is_left_alone(extractor: Extractor, line: dict[str, str]) -> None:
    assert not figurative_spans(line["counterexample"])
    assert crises(extractor, line["counterexample"])
