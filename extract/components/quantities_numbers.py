"""Numbers as news writes them: "3,150", "1.2 million", "twenty-five", "two dozen", "5 lakh crore"."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import cast

from extract.components.pattern_rules import RuleFile, read_rule_file
from extract.records import Qualifier

NUMBERS_FILE = Path(__file__).resolve().parent.parent / "rules" / "quantities_numbers.yml"
_WORDS = re.compile(r"[\d.,\u00a0\u202f]*\d|[a-z]+", re.IGNORECASE)
_DECIMALS = 6  # beyond these a product of scales is noise of the machine: "4.1 billion"
_LIKE_HUNDRED = 100  # "a hundred and twenty thousand": a hundred multiplies what stands before it, no more


@lru_cache(maxsize=1)
def number_rules() -> RuleFile:
    """The number words and the fragments `number` and `qualifier`, for other rule files to build on."""
    return read_rule_file(NUMBERS_FILE)


def parse_number(printed: str) -> float:
    """The value of a printed number that the fragment `number` matched.

    Raises ValueError for anything else: the pattern and the word lists have then come apart.
    """
    words = number_rules().words
    total, group = 0.0, None
    for word in _WORDS.findall(printed.lower()):
        if word[-1].isdigit():
            group = float(re.sub(r"[,\u00a0\u202f]", "", word))
        elif word in words["number"]:
            group = (group or 0) + float(words["number"][word])
        elif word in words["scale"]:
            total, group = _scaled(total, group, float(words["scale"][word]))
        elif word not in ("a", "an", "and"):
            raise ValueError(f"{printed!r}: {word!r} is no number word; add it to {NUMBERS_FILE.name}")
    return round(total + (group or 0), _DECIMALS)


def _scaled(total: float, group: float | None, scale: float) -> tuple[float, float | None]:
    """A hundred stays in its group; larger scales close it; a scale on a scale ("lakh crore") multiplies."""
    if scale == _LIKE_HUNDRED:
        return total, (1 if group is None else group) * scale
    if group is None and total:
        return total * scale, None
    return total + (1 if group is None else group) * scale, None


def parse_qualifier(printed: str | None, default: Qualifier = "=") -> Qualifier:
    """ ">" also for "at least", "<" also for "up to", "~" for "about"; "=" where nothing is printed."""
    if not printed:
        return default
    words = " ".join(printed.lower().split()).strip(",")
    return cast(Qualifier, number_rules().words["qualifier"].get(words, default))
