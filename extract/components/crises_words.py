"""Word lists and figurative phrases of the crisis rules, read once from data."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from typing import Any

import yaml

from extract.components.required import PatternIndex
from extract.components.words import RULES_DIR

_FIGURATIVE_KEYS = frozenset({"id", "pattern", "example", "counterexample", "note"})


_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday overnight january february march april june july "
    "august september october november december".split()
)


@lru_cache(maxsize=1)
def crisis_words() -> dict[str, frozenset[str]]:
    """Every list of `crisis_words.yml` by name, lower case."""
    raw = yaml.load((RULES_DIR / "crisis_words.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return {name: frozenset(str(word).lower() for word in words) for name, words in raw.items()}


def is_crisis_word(name: str, word: str) -> bool:
    """Whether the word stands in the named list."""
    return word.lower() in crisis_words()[name]


def expanded(wanted: frozenset[str]) -> frozenset[str]:
    """Names of word lists among the wanted words stand for the lists."""
    found: set[str] = set()
    for word in wanted:
        found |= crisis_words().get(word.removeprefix("@"), frozenset()) if word.startswith("@") else {word}
    return frozenset(found)


def names_a_day(words: Set[str]) -> bool:
    """Whether lower-case words tell when something happened, as news of an event does."""
    return not words.isdisjoint(_WEEKDAYS)


def tells_harm(words: Set[str]) -> bool:
    """Whether lower-case words tell of a disaster or violence that need not name its country."""
    return bool(words & crisis_words()["lone"]) and bool(
        words & (crisis_words()["harm"] | _WEEKDAYS) or any(word[0].isdigit() for word in words)
    )


def load_figurative() -> list[dict[str, Any]]:
    """Lines of `figurative.yml`; unknown keys and duplicate ids are refused."""
    lines: list[dict[str, Any]] = yaml.load(
        (RULES_DIR / "figurative.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    seen: set[str] = set()
    for line in lines:
        if set(line) - _FIGURATIVE_KEYS or not {"id", "pattern", "example", "counterexample"} <= set(line):
            raise ValueError(
                f"figurative.yml: line {line.get('id', '?')}: keys must be {sorted(_FIGURATIVE_KEYS)}"
            )
        if line["id"] in seen:
            raise ValueError(f"figurative.yml: line {line['id']} stands twice; give one of them another id")
        seen.add(line["id"])
    return lines


@lru_cache(maxsize=1)
def _figurative() -> tuple[dict[str, re.Pattern[str]], PatternIndex[str]]:
    patterns = {line["id"]: re.compile(line["pattern"], re.IGNORECASE) for line in load_figurative()}
    return patterns, PatternIndex(patterns)


def figurative_spans(text: str) -> list[tuple[int, int]]:
    """Spans of a sentence in which a word of violence or disaster is not meant as such."""
    patterns, index = _figurative()
    return [
        match.span() for name in index.candidates(text.lower()) for match in patterns[name].finditer(text)
    ]


def is_country(code: str) -> bool:
    """Whether a party code is a country's; organisations have longer codes, or are listed."""
    return len(code) == 3 and not is_crisis_word("body", code.lower())
