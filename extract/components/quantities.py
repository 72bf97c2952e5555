"""Counts that belong to an event: how many people were killed, citizens evacuated, drones shot down.

Found by `extract/rules/quantities.yml`. Dates, money, ages, durations, distances, votes and names with a
number are no quantities. Vague counts ("hundreds of", "several") have no value and are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from extract.components.dates import find_dates
from extract.components.money import find_money
from extract.components.pattern_rules import PatternRule, RuleFile, read_rule_file, windows_around
from extract.components.quantities_numbers import number_rules, parse_number, parse_qualifier
from extract.records import Qualifier

QUANTITIES_FILE = Path(__file__).resolve().parent.parent / "rules" / "quantities.yml"
_SENTENCE_REACH = 200  # characters around a count in which its sentence may call it a running total
_BEFORE, _AFTER = 60, 140  # characters around a number in which its outcome and its noun stand
_LISTED = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+|as\s+well\s+as\s+)")
_VERB_FIRST, _VERB_LAST = "quantity.outcome_then_counted", "quantity.counted_then_outcome"
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[A-Z“\"'])|\n")
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A count as printed: "3,150" with unit "citizens returned". Offsets are into the searched string."""

    char_start: int
    char_end: int
    value: float
    unit: str
    qualifier: Qualifier
    is_cumulative: bool
    text: str
    outcome: str | None = None  # what happened to what is counted, as coded: "killed", "evacuated"
    rule_id: str = ""


@lru_cache(maxsize=1)
def quantity_rules() -> RuleFile:
    return read_rule_file(QUANTITIES_FILE, number_rules())


@lru_cache(maxsize=1)
def _gate() -> re.Pattern[str]:
    return re.compile(quantity_rules().fragments["number_token"], re.IGNORECASE)


def find_quantities(text: str) -> list[QuantityMention]:
    """Quantities in order; where two rules read the same number, the first rule of the file wins."""
    best: dict[int, tuple[int, QuantityMention]] = {}
    for number_start, rank, mention in _matches(text, windows_around(text, _gate(), _BEFORE, _AFTER)):
        if number_start not in best or rank < best[number_start][0]:
            best[number_start] = (rank, mention)
    blocked = bytearray(len(text))
    for start, end in _blocked(text, [mention for _, mention in best.values()]):
        blocked[start:end] = b"\x01" * (end - start)
    kept = [mention for number_start, (_, mention) in sorted(best.items()) if not blocked[number_start]]
    return _share_outcomes(text, kept)


def _share_outcomes(text: str, mentions: list[QuantityMention]) -> list[QuantityMention]:
    """One verb for listed counts: "fired 40 missiles and 120 drones", "two men and six women died"."""
    shared = list(mentions)
    for position in range(1, len(shared)):
        if _are_listed(text, shared[position - 1], shared[position]):
            shared[position] = _with_outcome(shared[position], shared[position - 1], _VERB_FIRST)
    for position in range(len(shared) - 1, 0, -1):
        if _are_listed(text, shared[position - 1], shared[position]):
            shared[position - 1] = _with_outcome(shared[position - 1], shared[position], _VERB_LAST)
    return shared


def _are_listed(text: str, first: QuantityMention, second: QuantityMention) -> bool:
    return _LISTED.fullmatch(text, first.char_end, second.char_start) is not None


def _with_outcome(mention: QuantityMention, other: QuantityMention, rule_id: str) -> QuantityMention:
    """The mention with the other's outcome, where it has none and the other's verb reaches it."""
    if mention.outcome or not other.outcome or other.rule_id != rule_id:
        return mention
    return replace(
        mention, unit=f"{mention.unit} {other.outcome}", outcome=other.outcome, rule_id=other.rule_id
    )


def _blocked(text: str, mentions: Sequence[QuantityMention]) -> Iterator[tuple[int, int]]:
    """Spans near the mentions whose numbers count nothing: dates, money and the rules' exclusions."""
    for start, end in _surroundings(text, mentions):
        near = text[start:end]
        yield from ((start + one.char_start, start + one.char_end) for one in find_dates(near))
        yield from ((start + one.char_start, start + one.char_end) for one in find_money(near))
        for rule in quantity_rules().sections["exclusions"]:
            for match in rule.pattern.finditer(text, start, end) if rule.pattern else ():
                yield match.span()


def _surroundings(text: str, mentions: Sequence[QuantityMention]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for mention in sorted(mentions, key=lambda one: one.char_start):
        start, end = max(0, mention.char_start - _BEFORE), min(len(text), mention.char_end + _BEFORE)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _matches(text: str, windows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, QuantityMention]]:
    """Every reading with the place of its number and its rank (the order of the rules)."""
    for start, end in windows:
        for rank, rule in enumerate(quantity_rules().sections["rules"]):
            for match in rule.pattern.finditer(text, start, end) if rule.pattern else ():
                groups = match.groupdict()
                number = "number" if groups["number"] else "number_2"
                if not _counts_nothing(groups[number] or "", groups.get("outcome"), rule):
                    yield match.start(number), rank, _mention(text, rule, match, groups[number] or "")


def _counts_nothing(number: str, outcome: str | None, rule: PatternRule) -> bool:
    """ "One country" and "2022 attacks": an article and a year, unless something is said to have happened."""
    return outcome is None and not rule.constants and (number.lower() == "one" or _is_year(number))


def _is_year(number: str) -> bool:
    return _YEAR_LIKE.fullmatch(number) is not None


def _mention(text: str, rule: PatternRule, match: re.Match[str], number: str) -> QuantityMention:
    groups = match.groupdict()
    outcome = _outcome(rule, groups)
    return QuantityMention(
        char_start=match.start(),
        char_end=match.end(),
        value=parse_number(number),
        unit=_unit(rule, groups, outcome),
        qualifier=parse_qualifier(groups.get("qualifier") or groups.get("qualifier_2")),
        is_cumulative=bool(rule.constants.get("is_cumulative")) or _is_total(text, match),
        text=match[0],
        outcome=outcome,
        rule_id=rule.rule_id,
    )


def _outcome(rule: PatternRule, groups: Mapping[str, str | None]) -> str | None:
    printed = " ".join((groups.get("outcome") or "").lower().split())
    coded = quantity_rules().words["outcome"].get(printed) or rule.constants.get("outcome")
    return str(coded) if coded else None


def _unit(rule: PatternRule, groups: Mapping[str, str | None], outcome: str | None) -> str:
    """The counted noun with its lower-case adjectives, then the outcome: "citizens returned"."""
    adjectives = [word for word in (groups.get("modifiers") or "").split() if word.islower()]
    noun = str(groups.get("noun") or rule.constants.get("noun", ""))
    words = [*adjectives, *noun.split(), *(outcome.split() if outcome and outcome not in noun else ())]
    return " ".join(words)


def _is_total(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence calls the figure a running total ("so far", "has risen to", "since Saturday")."""
    reach_start = max(0, match.start() - _SENTENCE_REACH)
    ends = [end.end() for end in _SENTENCE_END.finditer(text, reach_start, match.start())]
    number_start = match.start("number") if match["number"] else match.start()
    before = text[ends[-1] if ends else reach_start : number_start]
    stop = _SENTENCE_END.search(text, match.end(), match.end() + _SENTENCE_REACH)
    after = text[match.end() : stop.start() if stop else match.end() + _SENTENCE_REACH]
    return any(
        bool(rule.before and rule.before.search(before)) or bool(rule.between and rule.between.search(after))
        for rule in quantity_rules().sections["cumulative"]
    )
