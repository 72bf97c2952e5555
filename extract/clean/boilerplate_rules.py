"""The boilerplate lexicon: what the page carries beside the article, as data (boilerplate.yml).

A rule is tried only where one of its cue words occurs; the cues of all rules are searched for at once, so
that the lexicon may grow without costing more per article.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

import ahocorasick
import yaml

from extract.clean.characters import lower_characters

LEXICON_PATH = Path(__file__).with_name("boilerplate.yml")
Kind = Literal["boilerplate", "caption", "stamp"]
Unit = Literal["line", "sentence", "prefix", "suffix", "section"]
Where = Literal["anywhere", "head", "tail"]
_KEYS = {"id", "label", "kind", "unit", "where", "cues", "pattern", "example", "counterexample", "note"}
_OPTIONAL = {"kind", "note"}


@dataclass(frozen=True, slots=True)
class BoilerplateRule:
    """One line of the lexicon; `pattern` is matched at the start of the unit it speaks of."""

    id: str
    label: str
    kind: Kind
    unit: Unit
    where: Where
    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    example: str
    counterexample: str


class CueIndex:
    """Where the cues of which rules occur in one text."""

    def __init__(self, mapped: str) -> None:
        rules, automaton = _load_automaton()
        self._rules = rules
        found = sorted(
            (end - length + 1, rule)
            for end, cues in automaton.iter(lower_characters(mapped))
            for length, owners in cues
            for rule in owners
        )
        self._positions = [position for position, _ in found]
        self._owners = [rule for _, rule in found]

    def rules_in(self, start: int, end: int, unit: Unit) -> Iterator[BoilerplateRule]:
        """Rules for this unit whose cues occur between the offsets, in the order of the lexicon."""
        first, last = bisect_left(self._positions, start), bisect_left(self._positions, end)
        for number in sorted(set(self._owners[first:last])):
            if self._rules[number].unit == unit:
                yield self._rules[number]


@cache
def load_rules(path: Path = LEXICON_PATH) -> tuple[BoilerplateRule, ...]:
    """The lexicon, checked: unknown keys, missing keys, duplicate ids and bad patterns are refused."""
    lines = yaml.safe_load(path.read_text(encoding="utf-8"))
    rules = tuple(_read_rule(path, line) for line in lines)
    ids = [rule.id for rule in rules]
    twice = sorted({rule_id for rule_id in ids if ids.count(rule_id) > 1})
    if twice:
        raise ValueError(f"{path}: rule ids used twice: {twice}; give each rule its own id")
    return rules


def _read_rule(path: Path, line: dict[str, object]) -> BoilerplateRule:
    name = line.get("id", "rule without id")
    if wrong := (set(line) - _KEYS) | (_KEYS - _OPTIONAL - set(line)):
        raise ValueError(f"{path}: {name}: unknown or missing keys {sorted(wrong)}; expected {sorted(_KEYS)}")
    kind, unit, where = line.get("kind", "boilerplate"), line["unit"], line["where"]
    if kind not in get_args(Kind) or unit not in get_args(Unit) or where not in get_args(Where):
        raise ValueError(
            f"{path}: {name}: kind {kind}, unit {unit} or where {where} is not one of the choices"
        )
    cues = line["cues"]
    if not isinstance(cues, list) or not cues or any(cue != str(cue).lower() for cue in cues):
        raise ValueError(f"{path}: {name}: cues must be a list of lower-case strings")
    return BoilerplateRule(
        id=str(name),
        label=str(line["label"]),
        kind=cast(Kind, kind),
        unit=cast(Unit, unit),
        where=cast(Where, where),
        cues=tuple(cues),
        pattern=re.compile(str(line["pattern"]), re.IGNORECASE | re.DOTALL),
        example=str(line["example"]),
        counterexample=str(line["counterexample"]),
    )


@cache
def _load_automaton() -> tuple[tuple[BoilerplateRule, ...], ahocorasick.Automaton]:
    rules = load_rules()
    owners: dict[str, list[int]] = {}
    for number, rule in enumerate(rules):
        for cue in rule.cues:
            owners.setdefault(cue, []).append(number)
    automaton = ahocorasick.Automaton()
    for cue, numbers in owners.items():
        automaton.add_word(cue, [(len(cue), numbers)])
    automaton.make_automaton()
    return rules, automaton
