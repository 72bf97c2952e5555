"""What is background: everything that is not the news of the article's day.

A dated event is judged by its date once all its mentions are put together; news reaches back three days. What
has gone on since long before, and what only a month or year that is over dates, is history or standing. An
undated event is background where every mention tells it as such: in the past perfect, or in passing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from spacy.tokens import Token

from extract.components.clauses import is_verbal
from extract.components.crises_words import is_crisis_word
from extract.components.dates import DateInterval
from extract.components.facts import Fact, When
from extract.components.frames import Frame

NEWS_DAYS = timedelta(days=3)
_TO_COME = frozenset({"planned", "hypothetical", "threatened", "proposed"})
_LONG = timedelta(days=30)
_LONG_AGO = re.compile(r"\b(?:weeks|months|years|decades) (?:ago|earlier|before)\b", re.IGNORECASE)
""" "Some months ago": no day, but none of the news."""


def settle_background(facts: Iterable[Fact], day: date | None) -> None:
    """Judge the events of an article by their dates, `day` being that of its publication."""
    for event in facts:
        if event.when.is_known and event.status not in _TO_COME:
            event.is_background = _goes_on(event, day) or lies_back(event.when.interval, day)
        elif event.status not in _TO_COME and _LONG_AGO.search(event.when.text or ""):
            event.is_background = True


def _goes_on(event: Fact, day: date | None) -> bool:
    """ "Frozen since March": a state of long standing; of a crisis without a count that brings it up to date."""
    interval = event.when.interval
    if day is None or interval.start is None or interval.end != day:
        return False
    if event.family == "crisis":
        return interval.start < day - _LONG and not event.quantities
    return event.family == "agreement" and interval.start < day - NEWS_DAYS


def lies_back(interval: DateInterval, day: date | None) -> bool:
    """Whether the days lie before the news of the day; in an undated article only what a mere month or year dates."""
    if interval.end is None:
        return False
    if interval.precision != "day":
        return day is None or interval.end < day
    return day is not None and interval.end < day - NEWS_DAYS


def is_told_as_history(frame: Frame) -> bool:
    """ "Had met", unless the tense only follows a verb of saying ("said that X had met Y") or sets a time.

    What somebody has "already" done is no news either.
    """
    verb = frame.verb
    if verb is not None and _is_already_done(verb):
        return True
    if verb is None or not any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children):
        return False
    follows = verb.dep_ in ("ccomp", "advcl")
    return not follows and not any(_is_point_in_time(child) for child in verb.children)


def _is_already_done(verb: Token) -> bool:
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "advmod")}
    return "already" in words and bool(words & {"have", "has", "'ve", "had"})


def _is_point_in_time(clause: Token) -> bool:
    """ "When they came out, they had agreed": what was so by then is the news."""
    return clause.dep_ == "advcl" and any(child.lower_ in ("when", "by") for child in clause.children)


def is_named_in_passing(frame: Frame) -> bool:
    """ "Condemned the war", "since the coup": a noun of a lasting state or a known event, of which nothing is told."""
    noun, verb = frame.token, frame.verb
    if is_verbal(noun):
        return False
    if verb is None or noun.head.i != verb.i:
        return True
    return not is_crisis_word("happening", verb.lower_)


def is_standing(status: str, when: When, frame: Frame) -> bool:
    """An agreement in force, or negotiations that are only named: "ongoing negotiations", "a treaty they have"."""
    if when.is_known or status not in ("ratified", "under_negotiation"):
        return False
    return status == "ratified" or is_named_in_passing(frame)
