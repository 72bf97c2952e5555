"""Every rule of the clean-up lexicons proves itself on its own example and counterexample."""

from __future__ import annotations

import pytest
import yaml

from extract.clean import find_boilerplate, find_dateline, split_sentences
from extract.clean.boilerplate_rules import BoilerplateRule, load_rules
from extract.clean.boundaries import VOCABULARY_PATH as BOUNDARIES_PATH
from extract.clean.datelines import VOCABULARY_PATH as DATELINES_PATH

BODY = "The ministers of the two countries met in the capital on Monday and talked for three hours about gas."
RULES = load_rules()
BOUNDARY_EXAMPLES = yaml.safe_load(BOUNDARIES_PATH.read_text(encoding="utf-8"))["examples"]
DATELINES = yaml.safe_load(DATELINES_PATH.read_text(encoding="utf-8"))


def _article(rule: BoilerplateRule, line: str) -> tuple[str, int]:
    """The line where its rule expects it, on top, at the bottom or in the middle; and its offset."""
    if rule.where == "head":
        return f"{line}\n" + "\n".join([BODY] * 8), 0
    above = "\n".join([BODY] * 6) + "\n"
    below = "" if rule.where == "tail" else "\n" + "\n".join([BODY] * 6)
    return above + line + below, len(above)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_finds_its_example(rule: BoilerplateRule) -> None:
    head, _, rest = (
        rule.example.partition("|") if rule.unit in ("prefix", "suffix") else (rule.example, "", "")
    )
    text, offset = _article(rule, head + rest)
    end = offset + len(head)
    expected = (end, end + len(rest)) if rule.unit == "suffix" else (offset, offset + len(head.rstrip()))
    found = {(span.start, span.end) for span in find_boilerplate(text)}
    assert expected in found, f"{rule.id} does not find {text[slice(*expected)]!r}"
    assert rule.pattern.match(head + rest) or rule.unit == "suffix"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_lexicon_leaves_the_counterexample_alone(rule: BoilerplateRule) -> None:
    text, offset = _article(rule, rule.counterexample)
    hit = [
        span
        for span in find_boilerplate(text)
        if span.start < offset + len(rule.counterexample) and offset < span.end
    ]
    assert not hit, f"{hit[0].rule_id} swallows {rule.counterexample!r}"


@pytest.mark.parametrize("example", BOUNDARY_EXAMPLES)
def test_sentences_end_at_the_bars(example: str) -> None:
    text = example.replace("|", "")
    expected = [part.strip() for part in example.split("|")]
    if example.startswith("The border was closed.The"):
        expected = ["The border was closed.", "The ministry gave no reason."]
    assert [text[span.start : span.end] for span in split_sentences(text)] == expected


@pytest.mark.parametrize("example", DATELINES["examples"], ids=lambda example: example["text"][:25])
def test_dateline_is_read_and_cut_off(example: dict[str, object]) -> None:
    text = str(example["text"]).replace("|", "")
    found = find_dateline(text)
    assert found is not None
    assert (list(found.places), found.date_text) == (example["places"], example["date"])
    bodies = [text[span.start : span.end] for span in split_sentences(text) if span.kind == "body"]
    assert bodies == [str(example["text"]).split("|")[1]]


@pytest.mark.parametrize("text", DATELINES["no_dateline"])
def test_other_openings_are_no_dateline(text: str) -> None:
    assert find_dateline(text) is None
