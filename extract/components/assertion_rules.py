"""The cues of assertion of `rules/assertion.yml`, by scope and word form."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import yaml

from extract.components.inflection import noun_forms, verb_forms
from extract.components.words import RULES_DIR


@lru_cache(maxsize=1)
def cues() -> dict[tuple[str, str], tuple[str, str]]:
    """(scope, word form) -> (assertion, rule id)."""
    index: dict[tuple[str, str], tuple[str, str]] = {}
    for rule in load_assertion_rules():
        for lemma in rule["lemmas"]:
            for form in verb_forms(lemma) | noun_forms(lemma):
                index.setdefault((rule["scope"], form), (rule["assertion"], rule["id"]))
    return index


@lru_cache(maxsize=1)
def particles() -> dict[tuple[str, str], tuple[str, str]]:
    index: dict[tuple[str, str], tuple[str, str]] = {}
    for rule in load_assertion_rules():
        for lemma, particle in rule.get("particles", {}).items():
            for form in verb_forms(lemma):
                index[form, particle] = (rule["assertion"], rule["id"])
    return index


def load_assertion_rules() -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = yaml.load(
        (RULES_DIR / "assertion.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    return rules
