"""What is background: everything that is not the news of the article's day.

A dated event is judged by its date once all its mentions are put together; news reaches back three days. What
has gone on since long before, and what only a month or year that is over dates, is history or standing. An
undated event is background where every mention tells it as such: in the past perfect, or in passing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from spacy.tokens import Token

from extract.components.crises_words import is_crisis_word
from extract.components.dates import DateInterval
from extract.components.facts import Fact
from extract.components.frames import Frame, is_verbal

NEWS_DAYS = timedelta(days=3)
_TO_COME = frozenset({"planned", "hypothetical", "threatened", "proposed"})
_STANDING = frozenset({"under_negotiation", "suspended", "ratified"})


def settle_background(facts: Iterable[Fact], day: date | None) -> None:
    """Judge the events of an article by their dates; without a publication date by the latest day it tells of."""
    events = list(facts)
    last = day or _last_day(events)
    for event in events:
        if event.when.is_known and event.status not in _TO_COME:
            event.is_background = lies_back(event.when.interval, last, is_published=day is not None)


def _last_day(events: Iterable[Fact]) -> date | None:
    days = [
        e.when.interval.start
        for e in events
        if e.when.interval.precision == "day" and e.status not in _TO_COME
    ]
    return max((told for told in days if told), default=None)


def lies_back(interval: DateInterval, day: date | None, *, is_published: bool = True) -> bool:
    """Whether the days lie before the news of the day, or began before it and went on."""
    start, end = interval.start, interval.end
    if start is None or end is None:
        return False
    if interval.precision != "day":
        return not is_published or (day is not None and end < day)
    if day is None:
        return False
    return end < day - NEWS_DAYS or (end == day and start < day - NEWS_DAYS)


def is_told_as_history(frame: Frame) -> bool:
    """ "Had met", unless the tense only follows a verb of saying ("said that X had met Y") or sets a time."""
    verb = frame.verb
    if verb is None or not any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children):
        return False
    follows = verb.dep_ in ("ccomp", "advcl")
    return not follows and not any(_is_point_in_time(child) for child in verb.children)


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
