"""The gate knows every rule: what a rule was written for always reaches the parser."""

from pathlib import Path

import pytest

from extract.components.crises_turns import turn_rules
from extract.components.gate import Gate
from extract.components.rulebook import Rulebook
from extract.pipeline import ExtractionOptions, Extractor
from extract.records import Article

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
FAMILIES = ("contacts.yml", "agreements.yml", "crises.yml")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(ExtractionOptions(reference_dir=SEEDS))


def passed(extractor: Extractor, text: str) -> list[str]:
    """The sentences of the text that go to the parser."""
    read = extractor.reader.read(Article("a", "a.txt", None, None, "unknown", None, "en", text, "h"))
    return [read.sentences[index].text for index in read.gated]


def examples() -> list[tuple[str, str]]:
    rules = [rule for name in FAMILIES for rule in Rulebook(name).rules]
    turns = [rule for section in turn_rules().sections.values() for rule in section]
    return [(rule.id, rule.example) for rule in rules] + [(rule.rule_id, rule.example) for rule in turns]


@pytest.mark.parametrize(("rule", "example"), examples(), ids=[rule for rule, _ in examples()])
def test_the_example_of_every_rule_passes(extractor: Extractor, rule: str, example: str) -> None:
    assert passed(extractor, example), f"{rule}: {example}"


@pytest.mark.parametrize(
    "text",
    [
        "Peru's minister met the press.",  # one party
        "Peru and Chile have a long coast.",  # "have" needs a document
        "The Chilean minister took the train in Peru.",  # "take" needs hostages, or people brought home
        "Did the Chilean and the Peruvian president meet?",
    ],
)
def test_a_word_alone_does_not_pass(extractor: Extractor, text: str) -> None:
    assert passed(extractor, text) == []


def test_what_may_deny_the_sentence_before_passes_with_it(extractor: Extractor) -> None:
    denial = "A spokeswoman denied the claim."
    assert passed(extractor, f"Chile attacked a base in Peru. {denial}")[1:] == [denial]
    assert passed(extractor, f"The weather was fine. {denial}") == []


def test_the_gate_is_made_of_the_rules_alone() -> None:
    contacts, agreements, crises = map(Rulebook, FAMILIES)
    assert Gate(contacts, agreements, crises)._contacts._forms == {form for form, _, _ in contacts.forms()}


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile will end poverty.",  # what ends is no document
        "Peru and Chile provide hope.",  # no sum and no goods
        "Peru deployed its best chefs in Chile.",  # no troops
        "Peru and Chile closed the gap.",  # no border and no airspace
        "The minister is going to show everybody what Peru and Chile want.",  # goes to no place
        "The discussion was lively.",  # no talks were told before
        "There is a bakery in Peru.",  # "there" without a journey
    ],
)
def test_a_predicate_without_what_its_pattern_needs_does_not_pass(extractor: Extractor, text: str) -> None:
    assert passed(extractor, text) == []


def test_a_meeting_told_before_may_be_meant_by_its_noun_alone(extractor: Extractor) -> None:
    later = "The meeting lasted two hours."
    assert passed(extractor, f"The Peruvian president met the Chilean president. {later}")[1:] == [later]
    assert passed(extractor, f"Lunch was served. {later}") == []


def test_a_document_told_before_may_be_meant_by_a_pronoun(extractor: Extractor) -> None:
    later = "Peru and Chile will suspend it."
    assert passed(extractor, f"Peru and Chile signed a treaty. {later}")[1:] == [later]
    assert passed(extractor, later) == []


def test_a_crisis_told_with_its_day_passes_without_a_known_place(extractor: Extractor) -> None:
    dated = "Some 30 flights were cancelled at Port Ardle on Monday."
    assert passed(extractor, dated) == [dated]
