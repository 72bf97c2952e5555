"""Amounts of money in text, in units of an ISO 4217 currency.

A currency word that several countries share (dirham, dinar, peso) is resolved by the adjective before it,
else by the countries the caller names as context; what neither settles stays without a code, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extract.components.pattern_rules import PatternRule, RuleFile, read_rule_file, windows_around
from extract.components.quantities_numbers import number_rules, parse_number, parse_qualifier
from extract.components.words import common_words
from extract.records import Qualifier

_REACH = 60  # characters around a currency in which its amount and qualifier stand
MONEY_FILE = Path(__file__).resolve().parent.parent / "rules" / "money.yml"
_SHORT_SCALE = {"m": "million", "b": "billion", "k": "thousand"}


@dataclass(frozen=True, slots=True)
class MoneyMention:
    """An amount as printed. Offsets are into the searched string; `currency_code` is None if not settled."""

    char_start: int
    char_end: int
    amount: float
    currency_code: str | None
    qualifier: Qualifier
    text: str


@lru_cache(maxsize=1)
def money_rules() -> RuleFile:
    return read_rule_file(MONEY_FILE, number_rules())


@lru_cache(maxsize=1)
def _gates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What every amount has: a figure or a scale, and beside it a currency's symbol, code or name."""
    fragments = money_rules().fragments
    return re.compile(fragments["money_number"]), re.compile(fragments["near_money"], re.IGNORECASE)


@lru_cache(maxsize=1)
def _currency_words() -> frozenset[str]:
    """Words and marks by which a currency is named, in lower case; of several words the last."""
    words = money_rules().words
    names = [
        name.split()[-1]
        for kind in ("name", "shared_name", "plural", "shared_symbol")
        for name in words[kind]
    ]
    codes = [code for code in words["code_word"] if code not in common_words()]
    return frozenset([*names, *codes, *(symbol[-1] for symbol in words["symbol"])])


def may_hold_money(text: str, words: Set[str]) -> bool:
    """Whether a sentence, given with its lower-case words, can name an amount; cheap, and true rather too often."""
    return not words.isdisjoint(_currency_words()) and _gates()[0].search(text) is not None


def find_money(text: str, country_codes: Sequence[str] = ()) -> list[MoneyMention]:
    """Amounts in order, without overlap. `country_codes` (alpha-3) are the countries the text is about."""
    found = sorted(_matches(text, country_codes), key=lambda one: (one.char_start, -one.char_end))
    kept: list[MoneyMention] = []
    for one in found:
        if not kept or one.char_start >= kept[-1].char_end:
            kept.append(one)
    return kept


def _matches(text: str, country_codes: Sequence[str]) -> Iterator[MoneyMention]:
    number, currency = _gates()
    for start, end in windows_around(text, number, _REACH, _REACH):
        if not currency.search(text, start, end):
            continue
        for rule in money_rules().sections["rules"]:
            for match in rule.pattern.finditer(text, start, end) if rule.pattern else ():
                if _is_money(match):
                    yield _mention(rule, match, country_codes)


def _is_money(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    name = _singular(groups["currency"])
    is_bare = not groups["scale"] and not groups.get("adjective")
    return not (
        is_bare
        and name in money_rules().words["needs_scale"]
        and not re.search("million|billion|thousand", groups["value"])
    )


def _mention(rule: PatternRule, match: re.Match[str], country_codes: Sequence[str]) -> MoneyMention:
    groups = match.groupdict()
    qualifier = next((value for key, value in groups.items() if value and key.startswith("qualifier")), None)
    return MoneyMention(
        char_start=match.start(),
        char_end=match.end(),
        amount=_amount(groups["value"], groups["scale"]),
        currency_code=_currency(rule.label, groups, country_codes),
        qualifier=parse_qualifier(qualifier, default="~" if groups["upper"] else "="),
        text=match[0],
    )


def _amount(value: str, scale: str | None) -> float:
    """The printed value in units; of a span ("5-7 million") the lower end."""
    scale = (scale or "").lower().strip()
    return parse_number(f"{value} {_SHORT_SCALE.get(scale, scale)}".strip())


def _singular(printed: str) -> str:
    name = " ".join(printed.lower().split()).strip(".")
    return str(money_rules().words["plural"].get(name, name))


def _currency(label: str, groups: Mapping[str, str | None], country_codes: Sequence[str]) -> str | None:
    words = money_rules().words
    name = _singular(groups["currency"] or "")
    if label in ("symbol", "code_word"):
        return str(words[label][name])
    if label == "shared_symbol":
        return _by_country(words[label][name], country_codes, None)
    adjective = " ".join((groups.get("adjective") or "").lower().split())
    by_country: Mapping[str, str] = words["shared_name"].get(name, {})
    if adjective and by_country:
        return by_country.get(words["adjective"].get(adjective, ""))
    if name in words["name"]:
        return str(words["name"][name])
    return _by_country(by_country, country_codes, words["default"].get(name))


def _by_country(
    by_country: Mapping[str, str], country_codes: Sequence[str], default: str | None
) -> str | None:
    """The one currency of that name among the countries; the default or none where they leave it open."""
    candidates = {by_country[code] for code in country_codes if code in by_country}
    if len(candidates) == 1:
        return candidates.pop()
    return default if not candidates else None
