"""Closed word lists of the name grammar, read once from `extract/rules/words.yml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

from extract.components.tokens import fold

RULES_DIR = Path(__file__).resolve().parent.parent / "rules"


@lru_cache(maxsize=1)
def word_lists() -> dict[str, frozenset[str]]:
    """Every list by name, folded for comparison."""
    raw = yaml.load(
        (RULES_DIR / "words.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )  # "on" and "no" are words
    return {name: frozenset(fold(str(word)) for word in words) for name, words in raw.items()}


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """English words that open sentences without being names: `extract/rules/common_words.txt`."""
    lines = (RULES_DIR / "common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(line) for line in lines if line and not line.startswith("#"))


def is_word(name: str, word: str) -> bool:
    """Whether the word, folded, stands in the named list."""
    folded = fold(word)
    return folded in word_lists()[name] or (name == "honorific" and folded.rstrip(".") in word_lists()[name])
