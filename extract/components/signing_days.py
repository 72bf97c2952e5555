"""The day of a meeting told by its signing: "met for an hour before the pens came out", where the signing is dated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from extract.components.facts import Fact
from extract.components.reading import ReadArticle

_SIGNING = re.compile(
    r"\b(?:sign(?:ed|ing|ature|atures)?|pens?|ink(?:ed)?|initial(?:l?ed|l?ing)|ceremony|"
    r"(?:put|setting|set|affixed) (?:their|its|his|her) (?:names?|signatures?|hands?)|"
    r"the (?:text|document|paper|accord|agreement|deal|pact|treaty|memorandum|contract))\b",
    re.I,
)
_IN_PERSON = frozenset({"meeting", "talks"})
_SIGNED = frozenset({"signed", "agreed"})
_REACH = 4  # sentences
_RECENT = timedelta(days=10)


def date_by_signing(undated: Iterable[Fact], facts: Sequence[Fact], read: ReadArticle) -> None:
    """Give undated meetings beside a signing of the same parties its day, where only one day can be meant."""
    signings = [f for f in facts if _is_of_a_day(f) and _is_recent(f, read.day)]
    for fact in undated:
        if fact.family != "contact" or fact.status != "held" or fact.code not in _IN_PERSON:
            continue
        if not _SIGNING.search(read.sentences[fact.sentence_index].text):
            continue
        near = [f for f in signings if f.codes == fact.codes and _distance(f, fact) <= _REACH]
        closest = min((_distance(f, fact) for f in near), default=0)
        meant = [f for f in near if _distance(f, fact) == closest]
        if meant and all(f.when.interval.start == meant[0].when.interval.start for f in meant):
            fact.when = meant[0].when


def _is_of_a_day(fact: Fact) -> bool:
    interval = fact.when.interval
    is_done = fact.family == "agreement" and fact.status in _SIGNED
    return is_done and interval.precision == "day" and interval.start == interval.end


def _is_recent(signing: Fact, day: date | None) -> bool:
    start = signing.when.interval.start
    return not signing.is_background or bool(day and start and timedelta(0) <= day - start <= _RECENT)


def _distance(signing: Fact, meeting: Fact) -> int:
    return abs(meeting.sentence_index - signing.sentence_index)
