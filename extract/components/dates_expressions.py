"""Finds date expressions in text, by the rules of `extract/rules/dates.yml`.

Every rule proposes matches; matches of rules labelled `none` (Black Friday, the 1990s, 2025 troops) block
their span; of the rest the earliest and then longest wins. Neighbouring expressions are then joined
("from ... to ...", "since ..."), and the words before an expression may lean it to the future.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from extract.components.dates_parts import parts_of, time_of_day_of
from extract.components.dates_types import DateExpression, Leaning
from extract.components.pattern_rules import PatternRule, RuleFile, read_rule_file, windows_around
from extract.components.required import PatternIndex

DATES_FILE = Path(__file__).resolve().parent.parent / "rules" / "dates.yml"
_NOT_A_DATE = "none"
_NEVER_JOINED = {"vague", "time_only", "past_span", "offset_from_event", "year_range"}
_LEANINGS: dict[str, Leaning] = {"future": "future", "past": "past", "nearest": "nearest"}
_REACH = 90  # characters around a word that a rule, a join or a leaning may look at


@lru_cache(maxsize=1)
def date_rules() -> RuleFile:
    """The rule file, read and compiled once in a process."""
    return read_rule_file(DATES_FILE)


@lru_cache(maxsize=1)
def _gates() -> tuple[dict[str, re.Pattern[str]], PatternIndex[str]]:
    """What must stand near a match of the rules that need it: a month, a weekday, a unit of time."""
    rules = date_rules()
    names = {name for rule in rules.sections["rules"] for name in rule.needs}
    gates = {name: re.compile(rules.fragments[name], re.IGNORECASE) for name in sorted(names)}
    return gates, PatternIndex(gates)


def find_dates(text: str) -> list[DateExpression]:
    """All date expressions of the text in order, without overlap; joined ones hold their ends in `inner`."""
    single = _without_overlap(_matches(text))
    return [_lean(text, expression) for expression in _join(text, single)]


def _matches(text: str) -> Iterator[DateExpression]:
    gates, index = _gates()
    windows = {
        name: windows_around(text, gates[name], _REACH, _REACH) for name in index.candidates(text.lower())
    }
    if not any(windows.values()):
        return
    for rule in date_rules().sections["rules"]:
        if rule.pattern is None or rule.needs[0] not in windows:
            continue
        for start, end in windows[rule.needs[0]]:
            for match in rule.pattern.finditer(text, start, end):
                yield _expression(text, rule, match)


def _expression(text: str, rule: PatternRule, match: re.Match[str]) -> DateExpression:
    start, end = match.span("span") if "span" in match.re.groupindex else match.span()
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return DateExpression(
        char_start=start,
        char_end=end,
        text=text[start:end],
        kind=rule.label,
        parts=parts_of(date_rules().words, match.groupdict(), rule.constants),
        is_vague=rule.label == "vague",
        time_of_day=time_of_day_of(date_rules().words, match.groupdict(), rule.constants),
        rule_id=rule.rule_id,
    )


def _without_overlap(found: Iterable[DateExpression]) -> list[DateExpression]:
    expressions = list(found)
    blocked = [one for one in expressions if one.kind == _NOT_A_DATE]
    dates = [one for one in expressions if not any(_overlap(one, block) for block in blocked)]
    dates.sort(key=lambda one: (one.char_start, -one.char_end))
    kept: list[DateExpression] = []
    for one in dates:
        if not kept or one.char_start >= kept[-1].char_end:
            kept.append(one)
        elif one.char_end - one.char_start > kept[-1].char_end - kept[-1].char_start:
            kept[-1] = one
    return kept


def _overlap(one: DateExpression, other: DateExpression) -> bool:
    return one.char_start < other.char_end and other.char_start < one.char_end


def _join(text: str, single: list[DateExpression]) -> list[DateExpression]:
    joined: list[DateExpression] = []
    position = 0
    while position < len(single):
        first = single[position]
        second = single[position + 1] if position + 1 < len(single) else None
        behind = joined[-1].char_end if joined else 0  # an opening word may be the close of the one before
        pair = _join_two(text, first, second) if second else None
        pair = pair if pair and pair.char_start >= behind else None
        whole = _join_one(text, pair or first)
        joined.append(whole if whole.char_start >= behind else pair or first)
        position += 2 if pair else 1
    return joined


def _join_two(text: str, first: DateExpression, second: DateExpression) -> DateExpression | None:
    """One range of two neighbours ("June 30 – July 2"), or None where nothing joins them."""
    gap = text[first.char_end : second.char_start]
    for rule in date_rules().sections["joins"]:
        if rule.between is None or not rule.between.search(gap) or not _may_join(rule, first, second):
            continue
        start = _opening(text, rule, first)
        if start is not None:
            return _joined(text, rule, start, second.char_end, (first, second))
    return None


def _join_one(text: str, expression: DateExpression) -> DateExpression:
    """The expression with "since", "until" or "by" before it taken in."""
    for rule in date_rules().sections["joins"]:
        if rule.between is not None or not _may_join(rule, expression):
            continue
        start = _opening(text, rule, expression)
        follows = text[expression.char_end : expression.char_end + _REACH]
        if start is not None and (rule.after is None or rule.after.search(follows)):
            return _joined(text, rule, start, expression.char_end, (expression,))
    return expression


def _may_join(rule: PatternRule, *expressions: DateExpression) -> bool:
    """Whether the rule takes expressions of these kinds; spans and vague words are no ends of a range."""
    only = rule.constants.get("only")
    if any(one.kind in _NEVER_JOINED or (only is not None and one.kind not in only) for one in expressions):
        return False
    return not rule.constants.get("consecutive") or _are_consecutive(*expressions)


def _are_consecutive(first: DateExpression, second: DateExpression) -> bool:
    """Whether the second is the weekday or the month after the first."""
    one, other = first.parts, second.parts
    if one.weekday is not None and other.weekday is not None:
        return (one.weekday + 1) % 7 == other.weekday
    if one.month is None or other.month is None or one.year is not None:
        return False
    return one.month % 12 + 1 == other.month


def _opening(text: str, rule: PatternRule, first: DateExpression) -> int | None:
    """Where the join begins: at its opening word, at the first expression where it needs none, else None."""
    if rule.before is None:
        return first.char_start
    lead_start = max(0, first.char_start - _REACH)
    match = rule.before.search(text[lead_start : first.char_start])
    return lead_start + match.start() if match else None


def _joined(
    text: str, rule: PatternRule, start: int, end: int, inner: tuple[DateExpression, ...]
) -> DateExpression:
    time_of_day = next((one.time_of_day for one in inner if one.time_of_day), None)
    return DateExpression(
        start, end, text[start:end], rule.label, time_of_day=time_of_day, inner=inner, rule_id=rule.rule_id
    )


def _lean(text: str, expression: DateExpression) -> DateExpression:
    lead = text[max(0, expression.char_start - _REACH) : expression.char_start]
    for rule in date_rules().sections["leanings"]:
        if rule.before is not None and rule.before.search(lead):
            return replace(expression, leaning=_LEANINGS[rule.label])
    return expression
