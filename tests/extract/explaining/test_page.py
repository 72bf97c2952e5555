"""The page of an explained article says what was drawn, by which rule, and why the rest was passed over."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pytest

from extract.explaining import explain
from extract.explaining.passages import Passage, describe_passages
from extract.pipeline import Extraction, ExtractionOptions, Extractor
from extract.records import Article

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
TEXT = """Ministers meet over the river

Peruvian Foreign Minister Elena Quiroga met her Bolivian counterpart Jorge Salas in Lima on Monday <&>.
Elena Quiroga met reporters afterwards.
Peru has met the Bolivian deadline.
The garden was in bloom and nobody minded the rain.

Please consider making a small donation to keep our newsroom free.
"""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(ExtractionOptions(reference_dir=SEEDS))


@pytest.fixture(scope="module")
def extraction(extractor: Extractor) -> Extraction:
    day = datetime(2031, 5, 7, tzinfo=UTC)
    article = Article("a1", "river.txt", "River <talks>", day, "day", "The Gazette", "en", TEXT, "h")
    return next(iter(extractor.extract([article])))


@pytest.fixture(scope="module")
def page(extraction: Extraction, extractor: Extractor) -> str:
    return explain(extraction, extractor.finders)


def passage_with(words: str, extraction: Extraction, extractor: Extractor) -> Passage:
    passages = describe_passages(extraction, extractor.finders)
    return next(item for item in passages if words in TEXT[item.start : item.end])


def test_every_fact_has_a_card_with_its_rule_and_the_rules_example(
    page: str, extraction: Extraction, extractor: Extractor
) -> None:
    rules = {rule.id: rule for finder in extractor.finders for rule in finder.rulebook.rules}
    assert extraction.facts
    for number, fact in enumerate(extraction.facts, start=1):
        assert f'id="fact-{number}"' in page
        assert all(f"<code>{item.rule_id}</code>" in page for item in fact.evidence)
        assert all(escape(rules[item.rule_id].example) in page for item in fact.evidence)
    assert "2031-05-05" in page


def test_the_whole_article_is_on_the_page(page: str) -> None:
    shown = re.sub(r"<small>.*?</small>|<[^>]+>", "", page.split("passage by passage")[1])
    shown = re.sub(r"\s+", " ", shown)
    for line in TEXT.splitlines():
        assert line.replace("<&>", "&lt;&amp;&gt;") in shown


def test_text_and_title_are_escaped(page: str) -> None:
    assert "<&>" not in page
    assert "<h1>River &lt;talks&gt;</h1>" in page


def test_a_passage_with_a_fact_is_linked_to_it(extraction: Extraction, extractor: Extractor) -> None:
    passage = passage_with("met her Bolivian", extraction, extractor)
    assert passage.outcome == "facts"
    assert [extraction.facts[number - 1].family for number in passage.facts] == ["contact"]


def test_a_rule_that_drew_nothing_is_named_with_a_reason(
    extraction: Extraction, extractor: Extractor
) -> None:
    passage = passage_with("met the Bolivian", extraction, extractor)
    assert passage.outcome == "nothing drawn"
    assert ("contact.meet", "met") in [(item.rule.id, item.word) for item in passage.near_misses]
    assert "do not fit the pattern" in passage.near_misses[0].reason


def test_a_single_party_does_not_pass_the_gate(extraction: Extraction, extractor: Extractor) -> None:
    passage = passage_with("met reporters", extraction, extractor)
    assert (passage.outcome, "takes two parties" in passage.reason) == ("not parsed", True)


def test_what_the_gate_kept_out_says_why(extraction: Extraction, extractor: Extractor) -> None:
    passage = passage_with("in bloom", extraction, extractor)
    assert passage.outcome == "not parsed"
    assert "nobody who could take part" in passage.reason


def test_boilerplate_is_named_with_its_rule(extraction: Extraction, extractor: Extractor) -> None:
    passage = passage_with("donation", extraction, extractor)
    assert passage.outcome == "not the article"
    assert "rule plea_donation" in passage.reason


def test_the_page_needs_nothing_from_elsewhere(page: str) -> None:
    assert not re.search(r"<(?:script|link|img)\b|(?:src|href)=[\"'](?!#)|@import|url\(", page)


def test_a_failed_extraction_is_explained_too(extraction: Extraction, extractor: Extractor) -> None:
    result = extraction.result.__class__("a1", "failed", "ValueError: no text", 0, 0, "1", "s")
    page = explain(Extraction(extraction.article, result), extractor.finders)
    assert "Extraction failed: ValueError: no text" in page
    assert "The garden was in bloom" in page
