"""Agreements in sentences: every rule by its own example, and what whole texts say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import yaml

from extract.components.agreements_words import document_type
from extract.components.facts import Fact
from extract.components.rulebook import load_rules
from extract.components.words import RULES_DIR
from extract.pipeline import ExtractionOptions, Extractor
from extract.records import Article

RULES = load_rules(RULES_DIR / "agreements.yml")
CASES = yaml.safe_load(Path(__file__).with_name("agreements_cases.yml").read_text(encoding="utf-8"))
REFERENCE = Path(__file__).parents[2] / "seeds"
Reader = Callable[[str], list[Fact]]


@pytest.fixture(scope="module")
def agreements_in() -> Reader:
    extractor = Extractor(ExtractionOptions(reference_dir=REFERENCE))

    def read(text: str) -> list[Fact]:
        article = Article("a", "a.txt", None, datetime(2025, 6, 18), "day", None, "en", text, "hash")
        (extraction,) = extractor.extract([article])
        assert extraction.result.error is None
        return [fact for fact in extraction.facts if fact.family == "agreement"]

    return read


def fired(facts: list[Fact]) -> set[str]:
    return {evidence.rule_id for fact in facts for evidence in fact.evidence}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fires_on_its_example(rule, agreements_in: Reader) -> None:  # type: ignore[no-untyped-def]
    assert rule.id in fired(agreements_in(rule.example))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_silent_on_its_counterexample(rule, agreements_in: Reader) -> None:  # type: ignore[no-untyped-def]
    assert rule.id not in fired(agreements_in(rule.counterexample))


def line_of(fact: Fact, expected: str) -> str:
    """The fact in the words of the case file, with date and amount only where the case states them."""
    words = [fact.code, fact.status, *sorted(fact.codes)]
    stated = expected.split()
    if any(word[:2] in ("19", "20") and word.count("-") == 2 for word in stated):
        words.append(str(fact.when.interval.start))
    if stated and stated[-1] in ("USD", "EUR", "CNY", "FJD"):
        words += [f"{fact.details['amount']:.0f}", str(fact.details["currency_code"])]
    return " ".join(words)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_text_tells_these_agreements(case, agreements_in: Reader) -> None:  # type: ignore[no-untyped-def]
    facts = agreements_in(case["text"])
    expected = sorted(case["facts"])
    found = sorted(line_of(fact, next(iter(expected), "")) for fact in facts)
    assert found == expected


def test_an_action_plan_keeps_its_years_and_title(agreements_in: Reader) -> None:
    (fact,) = agreements_in("The ministers of Malta and Fiji signed an action plan for 2025-2026.")
    assert fact.code == "action_plan"
    assert (fact.details["period_start"].year, fact.details["period_end"].year) == (2025, 2026)  # type: ignore[attr-defined]
    assert str(fact.details["title"]).startswith("action plan")


def test_signatories_are_the_persons_who_sign(agreements_in: Reader) -> None:
    text = (
        "Danish Foreign Minister Ola Berg and Thai Foreign Minister Somchai Rattana signed a treaty on ports."
    )
    (fact,) = agreements_in(text)
    assert {(ref.person.full_name, ref.role) for ref in fact.persons} == {
        ("Ola Berg", "signatory"),
        ("Somchai Rattana", "signatory"),
    }


def test_a_general_head_takes_its_type_from_its_words() -> None:
    assert document_type("deal", ["arms"], []) == "contract"
    assert document_type("agreement", [], ["loan"]) == "fund"
    assert document_type("agreement", ["ceasefire"], []) == "ceasefire"
    assert document_type("statement", [], []) is None
    assert document_type("statement", ["joint"], []) == "joint_statement"
    assert document_type("agreement", ["plea"], []) is None
