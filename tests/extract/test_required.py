"""Patterns are tried only where they can match: what is derived from a pattern must never be too strict."""

import re
from collections.abc import Iterator

import pytest

from extract.components.crises_turns import turn_rules
from extract.components.crises_words import load_figurative
from extract.components.dates_expressions import date_rules, find_dates
from extract.components.required import PatternIndex, required_strings


def required(pattern: str) -> set[frozenset[str]]:
    return set(required_strings(re.compile(pattern, re.IGNORECASE)))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bden(?:y|ied)\b", {frozenset({"deny", "denied"})}),
        (r"kept \w+ (?:shut|closed)", {frozenset({"kept "}), frozenset({" shut", " closed"})}),
        (r"ports?|borders", {frozenset({"port", "ports", "borders"})}),
        (r"(?:Oslo )?\w+", set()),
        (r"a*|rain", set()),
        (r"(?:very )+wet", {frozenset({"very "}), frozenset({"wet"})}),
        (r"recogni[sz]es", {frozenset({"recognises", "recognizes"})}),
        (r"(?!no )war", {frozenset({"war"})}),
    ],
)
def test_a_match_needs_one_string_of_each_set(pattern: str, expected: set[frozenset[str]]) -> None:
    assert required(pattern) == expected


def test_long_lists_are_cut_where_they_are_joined() -> None:
    words = "|".join(f"word{number}" for number in range(150))
    assert {len(strings) for strings in required(f"(?:{words})-(?:{words})")} == {150}


def test_candidates_keep_the_order_of_the_rules_and_hold_those_that_need_nothing() -> None:
    index = PatternIndex({name: re.compile(name) for name in ("flood", r"\w+", "fire", "quake")})
    assert index.candidates("fire after the flood") == ["flood", r"\w+", "fire"]


def _patterns() -> Iterator[tuple[re.Pattern[str], str]]:
    for line in load_figurative():
        for key in ("example", "counterexample"):
            yield re.compile(line["pattern"], re.IGNORECASE), line[key]
    for rule in (*date_rules().sections["rules"], *turn_rules().sections["turns"]):
        if rule.pattern:
            yield rule.pattern, rule.example


def test_no_example_of_a_rule_is_passed_over() -> None:
    for pattern, text in _patterns():
        found = pattern.search(text)
        if found:
            assert PatternIndex({"it": pattern}).candidates(found[0].lower()) == ["it"], pattern.pattern


def test_dates_are_found_by_the_words_their_gates_need() -> None:
    assert [date.text for date in find_dates("Talks on 3 May; the next in two weeks.")][:1] == ["3 May"]
