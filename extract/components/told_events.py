"""The day of an event that a date is counted from: "a day after the signing", where the signing was told before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta

from extract.components.dates import DateExpression, DateInterval
from extract.components.dates_types import UNRESOLVED
from extract.components.facts import Fact

_LEAD = r"^\s+(?:the|that|this|these|those|his|her|their|its|an?)\s+(?:[\w'’-]+\s+){0,2}?"
_NOUNS = {
    "agreement": r"signing|signature|deal|accord|agreement|pact|ceasefire|truce|treaty|memorandum|contract",
    "contact": r"talks|meeting|call|summit|visit|conversation|dialogue|handshake|negotiations|trip|encounter",
    "crisis": r"attacks?|strikes?|raids?|bombings?|shelling|ambush|earthquake|quake|closure|coup|storm|cyclone|"
    r"hurricane|typhoon|floods?|crash|explosion|blast|eruption|clash(?:es)?|shooting|incursion|invasion|"
    r"massacre|expulsions?|shutdown|riots?|mutiny",
}
_COUNTED_FROM = {name: re.compile(rf"{_LEAD}(?P<noun>{nouns})\b", re.I) for name, nouns in _NOUNS.items()}
_STEM = 4  # letters: "signing" and "signed", "attack" and "attacked"
_DONE = frozenset({"held", "signed", "agreed", "ratified", "reported", "claimed", "ended"})


def counted_from_event(
    expression: DateExpression, behind: str, facts: Iterable[Fact], text: str
) -> DateInterval:
    """The day so many days before or after an event of `facts`; unresolved unless only one can be meant.

    `behind` is what follows the expression in its sentence; `text` is the article's.
    """
    count = expression.parts.count if expression.parts.count is not None else 1
    if expression.parts.unit != "day":
        return UNRESOLVED
    days = set()
    for family, pattern in _COUNTED_FROM.items():
        match = pattern.match(behind)
        stem = match["noun"][:_STEM].lower() if match else ""
        days |= {f.when.interval.start for f in facts if match and _may_be(f, family, stem, text)}
    base = days.pop() if len(days) == 1 else None
    if base is None:
        return UNRESOLVED
    day = base + timedelta(days=count if (expression.parts.shift or 0) > 0 else -count)
    return DateInterval(day, day, "day", "relative")


def _may_be(fact: Fact, family: str, stem: str, text: str) -> bool:
    """Whether the noun may stand for the fact: of its family, of one day, told with a word of that stem."""
    interval = fact.when.interval
    is_of_one_day = interval.precision == "day" and interval.start == interval.end
    if fact.family != family or fact.status not in _DONE or not is_of_one_day or fact.is_background:
        return False
    return any(stem in text[e.start : e.end].lower() for e in fact.evidence)
