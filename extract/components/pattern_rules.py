"""Rule files of composed regular expressions: fragments are named once and used in braces.

A rule is a line of data: `id`, `label`, `pattern`, `example`, `counterexample`, and what its family allows
besides. Unknown keys, duplicate ids, unknown fragments and broken patterns are refused when the file is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_FRAGMENT = re.compile(r"\{([a-z_]+)\}")
_REQUIRED = {"id", "label", "example", "counterexample"}
_PATTERN_KEYS = {"pattern", "before", "between", "after"}
_OPTIONAL = {"note", "needs", "set"}


class RuleFileError(ValueError):
    """A rule file that cannot be used; the message names file, rule and what to change."""


@dataclass(frozen=True, slots=True)
class PatternRule:
    """One rule. `constants` are values every match has; `needs` are fragments a text must contain."""

    rule_id: str
    label: str
    pattern: re.Pattern[str] | None
    before: re.Pattern[str] | None
    between: re.Pattern[str] | None
    after: re.Pattern[str] | None
    needs: tuple[str, ...]
    constants: Mapping[str, Any]
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule file as read: word values, compiled fragments, and the rules of each section."""

    words: Mapping[str, Mapping[str, Any]]
    fragments: Mapping[str, str]
    sections: Mapping[str, tuple[PatternRule, ...]]


def read_rule_file(path: Path, base: RuleFile | None = None) -> RuleFile:
    """The rules of a YAML file; every key besides `words` and `fragments` is a section of rules.

    The words and fragments of `base` may be used as if they stood in the file.
    """
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(raw, dict):
        raise RuleFileError(f"{path}: the file is not a mapping of sections; see its neighbours for the form")
    own_words = raw.pop("words", {})
    words = {**(base.words if base else {}), **own_words}
    own_fragments = {**_word_fragments(own_words), **raw.pop("fragments", {})}
    fragments = _expand_fragments(path, own_fragments, base.fragments if base else {})
    seen: set[str] = set()
    sections = {
        name: tuple(_read_rule(path, entry, fragments, seen) for entry in entries)
        for name, entries in raw.items()
    }
    return RuleFile(words, fragments, sections)


def _word_fragments(words: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """For each word list a fragment `<name>_words` that matches any of its words, longest first."""
    fragments: dict[str, str] = {}
    for name, values in words.items():
        by_length = sorted(map(str, values), key=len, reverse=True)
        fragments[f"{name}_words"] = "(?:" + "|".join(map(_spaced, by_length)) + ")"
    return fragments


def _spaced(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+")


def _expand_fragments(path: Path, raw: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    expanded = dict(known)
    for name, pattern in raw.items():
        expanded[name] = _fill(path, name, pattern, expanded)
    return expanded


def _fill(path: Path, owner: str, pattern: str, fragments: Mapping[str, str]) -> str:
    def replace(match: re.Match[str]) -> str:
        if match[1] not in fragments:
            raise RuleFileError(f"{path}: {owner} uses {match[0]}: define that fragment above it")
        return fragments[match[1]]

    return _FRAGMENT.sub(replace, pattern)


def _read_rule(
    path: Path, entry: Mapping[str, Any], fragments: Mapping[str, str], seen: set[str]
) -> PatternRule:
    rule_id = str(entry.get("id", "(no id)"))
    unknown = entry.keys() - _REQUIRED - _PATTERN_KEYS - _OPTIONAL
    missing = _REQUIRED - entry.keys()
    if unknown or missing or not entry.keys() & _PATTERN_KEYS:
        problem = f"unknown keys {sorted(unknown)}, missing {sorted(missing)}, or no pattern"
        raise RuleFileError(f"{path}: rule {rule_id}: {problem}")
    if rule_id in seen:
        raise RuleFileError(f"{path}: rule id {rule_id} is used twice; give one of them another id")
    seen.add(rule_id)
    needs = tuple(entry.get("needs", ()))
    if unknown_needs := set(needs) - fragments.keys():
        raise RuleFileError(f"{path}: rule {rule_id} needs unknown fragments {sorted(unknown_needs)}")
    pattern, before, between, after = (
        _compile(path, rule_id, entry.get(key), fragments)
        for key in ("pattern", "before", "between", "after")
    )
    return PatternRule(
        rule_id, str(entry["label"]), pattern, before, between, after, needs, entry.get("set", {}),
        str(entry["example"]), str(entry["counterexample"]),
    )  # fmt: skip


def _compile(
    path: Path, rule_id: str, pattern: str | None, fragments: Mapping[str, str]
) -> re.Pattern[str] | None:
    if pattern is None:
        return None
    try:
        return re.compile(_fill(path, rule_id, pattern, fragments), re.IGNORECASE)
    except re.error as error:
        raise RuleFileError(f"{path}: rule {rule_id}: the pattern does not compile: {error}") from error


def windows_around(text: str, gate: re.Pattern[str], before: int, after: int) -> list[tuple[int, int]]:
    """Stretches of text around what the gate finds; slow patterns are tried there and nowhere else."""
    windows: list[tuple[int, int]] = []
    for hit in gate.finditer(text):
        start, end = max(0, hit.start() - before), min(len(text), hit.end() + after)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows
