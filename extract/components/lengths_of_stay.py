"""How long a dated visit or exercise lasts: "begins a two-day visit on Saturday", "ended a three-day drill"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from extract.components.facts import Fact
from extract.components.reading import ReadArticle

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_STAYS = {
    "visit": "visit|trip|tour|stay|mission|journey",
    "mobilization": "exercises?|drills?|manoeuvres|maneuvers|war games",
}
_LASTING = {
    code: re.compile(rf"\b(\d\d?|{'|'.join(_NUMBERS)})-day (?:[\w-]+ ){{0,3}}?(?:{nouns})\b", re.IGNORECASE)
    for code, nouns in _STAYS.items()
}
_DAYS_OF = re.compile(
    rf"\b(\d\d?|{'|'.join(_NUMBERS)}) days of (?:[\w-]+ ){{0,2}}?(?:riots|rioting|unrest|protests|clashes|"
    r"fighting|violence|shelling|strikes|raids|bombardment|rain|rains|storms|flooding)\b(?=[^.;]{0,70}"
    r"\b(?:ended|subsided|ceased|stopped|died down|were over|came to an end)\b)",
    re.IGNORECASE,
)
_VIOLENT = ("unrest", "armed_attack", "air_strike", "natural_disaster", "armed_conflict")
_ENDS = re.compile(
    r"\b(?:end|conclud|wrap|complet|finish|clos)\w*\s(?:up )?(?:(?:his|her|their|its|an?|the) )?$"
    r"|\breturn\w*\b[^.;]* from (?:an? )?$|\b(?:at )?the (?:end|close|conclusion) of (?:an?|his|her|their|the) $",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:beg[aiu]n\w*|start\w*|open\w*|launch\w*|kick\w*|arriv\w*|land\w*|fl(?:y|ies|ew|own|ying)|travel\w*|"
    r"depart\w*|leaves?|left|head\w*|embark\w*|set(?:s|ting)? (?:off|out)|goes|go|went|due|expected|come|comes|came|"
    r"pay|pays|paying|undertake\w*|hold|stage|conduct)\b",
    re.IGNORECASE,
)


def widen_to_length(facts: Iterable[Fact], read: ReadArticle) -> None:
    """Give what lasts so many days, and is dated by its first or last day, all of them."""
    for fact in facts:
        start, text = fact.when.interval.start, read.sentences[fact.sentence_index].text
        lasting = _DAYS_OF if fact.code in _VIOLENT else _LASTING.get(fact.code)
        told = lasting.search(text) if lasting is not None else None
        if told is None or start is None or start != fact.when.interval.end:
            continue
        if not fact.when.text or fact.when.text not in text:
            continue
        word, lead = told[1].lower(), text[: told.start()]
        rest = timedelta(days=(int(word) if word.isdigit() else _NUMBERS.index(word) + 2) - 1)
        if lasting is _DAYS_OF or _ENDS.search(lead):
            fact.when = replace(fact.when, interval=replace(fact.when.interval, start=start - rest))
        elif _BEGINS.search(lead):
            fact.when = replace(fact.when, interval=replace(fact.when.interval, end=start + rest))
