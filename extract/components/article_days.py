"""Days that an article gives to what it tells without a date: of the encounter it records, the trip it reports,
the action it announces.

"Thank you for hosting us today" dates the meeting of a transcript's speakers; "travelled to the region on
13-17 June" the meetings of that trip; "we have taken these actions today" what a government's own page says it is
doing. Nothing is dated that tells a time of its own, however vague, or that is told as history.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extract.components.background import lies_back
from extract.components.dates import DateExpression, DateInterval, resolve
from extract.components.dates_calendar import one_day
from extract.components.facts import Fact, When
from extract.components.reading import ReadArticle
from extract.components.signing_days import date_by_signing
from extract.components.simplify import Sentence

_TODAY = r"(?:today|tonight|this (?:morning|afternoon|evening))"
_MEETING = (
    r"(?:met|meet(?:ing)?|talks?|discuss(?:ed|ions?)|conversations?|exchange|visit(?:ing)?|hosting|hosted|hospitality|"
    r"welcom(?:e|ed|ing)|receiv(?:e|ed|ing)|here|together|joined|joining|session|dialogue|encounter)"
)
_MET_TODAY = re.compile(rf"\b{_MEETING}\b(?:\W+\w+){{0,4}}?\W+{_TODAY}\b|\b{_TODAY}['’]s {_MEETING}\b", re.I)
_DEED = (
    r"(?:actions?|sanctions|designations?|steps?|measures?|announcements?|restrictions|package|assistance|"
    r"funding|events?|conference|launch|contribution|pledge|drawdown|authori[sz]ation)"
)
_DONE_TODAY = re.compile(
    rf"\btoday['’]s (?:\w+ ){{0,2}}{_DEED}\b|\b(?:these|this|our|the) (?:\w+ ){{0,2}}{_DEED}(?: \w+){{0,2}} today\b"
    rf"|\btoday,? (?:\w+ ){{1,4}}?(?:is|are|am|has|have|announced|took|imposed|sanctioned|designated)\b",
    re.I,
)
_DOING = re.compile(
    r"\b(?:is|are|am)\s+(?:\w+\s+){0,2}?\w+ing\b[^.;]*$|(?:['’](?:re|m)|\bI am)\s+\w+ing\b[^.;]*$"
    r"|\b(?:have|has|['’]ve) (?:\w+ ){0,2}(?:authori[sz]ed|approved|directed|ordered)\b[^.;]*$"
    r"|(?<!previously )\bannounced\b[^.;]*$",
    re.I,
)
_TRAVELLING = re.compile(
    r"\b(?:travel(?:s|led|ed|ling|ing)?|visit(?:s|ed|ing)?|trip|tour|mission|(?:will|is to|are to) be in)\b",
    re.I,
)
_LEAVING = re.compile(
    r"\b(?:go|goes|went|travel\w*|fly|flies|flew|head\w*|continue\w*|proceed\w*)\s+(?:on\s+)?to\b", re.I
)
_LONGEST_TRIP = 21  # days
_LONGEST_MEETING = 3  # days
_LEAD = 4  # sentences
_SETTLED = frozenset(f"agreement.{name}" for name in ("commitment", "settle_for", "adopt", "conclude"))
_ANNOUNCED = re.compile(r"\b(?:announc(?:e[sd]?|ing)|unveil(?:s|ed|ing)|pledged)\b", re.I)
_IN_PERSON = frozenset({"meeting", "talks", "visit"})
_DONE = frozenset({"reported", "ended", "agreed"})


@dataclass(frozen=True, slots=True)
class _Trip:
    """A dated journey told in one sentence: the surnames of those who go, and the parties named beside."""

    surnames: frozenset[str]
    parties: frozenset[str]
    index: int
    when: When
    is_ahead: bool


def date_by_article(facts: Sequence[Fact], read: ReadArticle) -> None:
    """Give the days of the article as a whole to its undated events."""
    undated = [f for f in facts if not (f.when.is_known or f.when.text or f.is_background)]
    if not undated or read.day is None:
        return
    if read.is_transcript:
        _date_the_encounter(undated, read, read.day)
    else:
        _date_the_action(undated, read, read.day)
        _date_by_occasion(undated, facts, read)
        date_by_signing(undated, facts, read)
    _date_by_trip(undated, read)


def _date_the_encounter(undated: Iterable[Fact], read: ReadArticle, day: date) -> None:
    """The meeting of those who take turns, where one of them says that it is today's."""
    speaking = set(read.turns.speaking_parties)
    own = [f for f in undated if f.family == "contact" and f.status == "held" and f.codes <= speaking]
    those = {id(turn.person) for turn in read.turns.principals}
    own = [f for f in own if f.code in _IN_PERSON and {id(ref.person) for ref in f.persons} <= those]
    if own and any(_MET_TODAY.search(text) for text in _asserted(read)):
        for fact in own:
            fact.when = When(one_day(day, "relative"), "today")


def _asserted(read: ReadArticle) -> Iterator[str]:
    """What the officials who take turns say of this day."""
    for sentence in read.sentences:
        turn = read.turns.at(sentence.start)
        if turn is not None and turn.party and any(_is_today(one) for one in sentence.dates):
            yield sentence.text


def _is_today(expression: DateExpression) -> bool:
    return expression.kind == "relative_day" and expression.parts.shift == 0


def _date_the_action(undated: Iterable[Fact], read: ReadArticle, day: date) -> None:
    """What a government's page says the government is doing, where it calls that the action of today."""
    own = [f for f in undated if _is_own_deed(f, read)]
    if own and any(_DONE_TODAY.search(s.text) for s in read.sentences if any(map(_is_today, s.dates))):
        for fact in own:
            fact.when = When(one_day(day, "relative"), "today")


def _is_own_deed(fact: Fact, read: ReadArticle) -> bool:
    is_own = read.speaks_for_home and fact.status in _DONE
    if fact.family == "crisis":
        is_own = is_own and fact.code == "sanction" and read.home in fact.with_role("actor")
    else:
        is_own = is_own and fact.family == "agreement" and fact.code == "fund" and read.home in fact.codes
    return is_own and any(_DOING.search(read.text[e.start : e.trigger[1]]) for e in fact.evidence)


def _date_by_occasion(undated: Iterable[Fact], facts: Sequence[Fact], read: ReadArticle) -> None:
    """ "On 4 May A and B held their dialogue. ... They committed to X": agreed at the meeting it opens with."""
    held = [f for f in facts if f.family == "contact" and f.status == "held" and f.code in _IN_PERSON]
    opening = next((f for f in held if _opens(f, read)), None)
    if opening is None or any(_is_another_of_these_days(f, opening, read.day) for f in held):
        return
    for fact in undated:
        told = read.sentences[fact.sentence_index].text
        concluded = fact.evidence[0].rule_id in _SETTLED or _ANNOUNCED.search(told)
        follows = fact.sentence_index > opening.sentence_index and fact.codes <= opening.codes
        if fact.family == "agreement" and fact.status in ("agreed", "signed") and concluded and follows:
            fact.when = opening.when


def _opens(fact: Fact, read: ReadArticle) -> bool:
    """Whether the article opens with this contact, and on which day it was."""
    assert read.day is not None
    start, end = fact.when.interval.start, fact.when.interval.end
    if fact.sentence_index > _LEAD or fact.when.interval.precision != "day" or start is None or end is None:
        return False
    return (end - start).days <= _LONGEST_MEETING and 0 <= (read.day - end).days <= _LONGEST_TRIP


def _is_another_of_these_days(fact: Fact, opening: Fact, day: date | None) -> bool:
    """Whether the same parties met again, on another day of the news."""
    is_other = fact.when.is_known and fact.when.interval != opening.when.interval
    return is_other and fact.codes == opening.codes and not lies_back(fact.when.interval, day)


def _date_by_trip(undated: Iterable[Fact], read: ReadArticle) -> None:
    """ "Travelled to the region on 13-17 June. In X, she met Y": the meetings of a trip fall on its days."""
    open_ones = [f for f in undated if f.family == "contact" and f.code in _IN_PERSON and not f.when.is_known]
    open_ones = [f for f in open_ones if f.status in ("held", "planned")]
    trips = list(_trips(read)) if open_ones else []
    for fact in open_ones:
        fitting = [trip for trip in trips if _falls_in(fact, trip, read)]
        if fitting:
            fact.when = fitting[-1].when


def _falls_in(fact: Fact, trip: _Trip, read: ReadArticle) -> bool:
    """Whether the traveller of a trip told before meets somebody on it; of other legs only where they are named."""
    if trip.index > fact.sentence_index or not (trip.is_ahead or fact.status == "held"):
        return False
    sentence = read.sentences[fact.sentence_index]
    named = [ref.person for ref in fact.persons] or [p for m in sentence.mentions for p in m.persons]
    if not any(person.full_name.split()[-1] in trip.surnames for person in named):
        return False
    if read.is_transcript or _LEAVING.search(sentence.text):
        return (
            fact.status == "planned"
            and len(fact.codes - trip.parties) <= 1
            and bool(fact.codes & trip.parties)
        )
    return True


def _trips(read: ReadArticle) -> Iterator[_Trip]:
    for sentence in read.sentences:
        surnames = _travellers(sentence)
        for expression in sentence.dates if surnames else ():
            interval = resolve(expression, read.day, "past", None, read.years)
            if _is_of_some_days(interval):
                assert interval.end is not None
                is_ahead = read.day is not None and interval.end >= read.day
                parties = frozenset(code for m in sentence.mentions if not m.persons for code in m.parties)
                yield _Trip(surnames, parties, sentence.index, When(interval, expression.text), is_ahead)
                break


def _travellers(sentence: Sentence) -> frozenset[str]:
    """The surnames before the word of travel, else the first; a name that nobody bears yet counts too."""
    travel = _TRAVELLING.search(sentence.text)
    named = [m for m in sentence.mentions if len(m.persons) == 1 or m.kind == "name"] if travel else []
    before = [m for m in named if travel and m.start - sentence.start < travel.start()]
    names = (m.persons[0].full_name if m.persons else m.text for m in before or named[:1])
    return frozenset(name.split()[-1] for name in names)


def _is_of_some_days(interval: DateInterval) -> bool:
    start, end = interval.start, interval.end
    return bool(interval.precision == "day" and start and end and 0 < (end - start).days <= _LONGEST_TRIP)
