"""Which contact facts of one article are one contact, and what the joined contact says."""

from __future__ import annotations

from collections.abc import Collection

from extract.components.contact_forums import are_of_other_forums
from extract.components.contact_series import SERIES
from extract.components.contact_told import is_of_leaders, mentions_of
from extract.components.facts import Fact, When, replace
from extract.components.merging import dates_agree, join_common, merge, places_agree
from extract.components.participants import AIDES
from extract.components.people import offices_agree

_OPEN_MODES = {
    "talks": {"meeting", "phone_call", "visit"},
    "visit": {"meeting", "talks"},
    "meeting": {"visit", "talks"},
    "phone_call": {"talks"},
}
_SPECIFIC = ("talks", "visit", "written_message", "public_message", "phone_call", "meeting")
_APART = frozenset(
    {"second", "third", "another", "previous", "earlier", "last", "again", "already", "previously"}
)
_NEXT = frozenset({"second", "third", "fourth", "another", "next", "further"})
_LEAD = 3  # sentences
_STILL_TOLD = 400  # characters after a contact of old that may still tell of it


_FOLLOWS = {
    ("hypothetical", "planned"),
    ("hypothetical", "cancelled"),
    ("hypothetical", "denied"),
    ("planned", "cancelled"),
    ("denied", "cancelled"),
}


def join_contacts(facts: list[Fact]) -> list[Fact]:
    """The contacts of an article, each once. "The meeting" adds to one told before, and alone proves none."""
    events = merge(facts, _same_contact, _join)
    for index, event in enumerate(events):
        is_other = event.details.get("ordinal") in _NEXT or event.when.time_of_day
        if not (event.details.get("is_anaphor") and is_other) or _has_own_day(event.when):
            continue
        if event.status == "planned":
            event.details["is_anaphor"] = (
                False  # "a third round is expected": one of its own, nobody knows when
            )
        else:
            _date_by_the_first(event, events[:index])
    for event in events:
        if event.code == "talks" and event.where.name and event.status == "held":
            event.code = "meeting"
    events = [event for event in events if not event.details.get("is_anaphor") or event.when.is_known]
    for event in events:
        if event.status == "planned" and not event.when.is_known:
            event.when = _dates_of_the_visit(event, events) or event.when
    return [event for event in events if not _only_leads_to(event, events)]


def _dates_of_the_visit(event: Fact, events: list[Fact]) -> When | None:
    """ "Will travel to Rome on June 3-5. ... She will meet X": planned within a dated visit, on its days.

    The visit is the one told last before, by a party to the meeting, to where the meeting is if a place is told;
    of two persons, one travels and the other meets somewhere else.
    """
    for other in sorted(events, key=lambda f: f.sentence_index, reverse=True):
        is_visit = other.status == "planned" and other.details.get("is_visit") and other.when.is_known
        if other is event or not is_visit or other.sentence_index > event.sentence_index:
            continue
        there = event.where.country_code
        visitor = str(other.details.get("initiator"))
        if visitor not in event.codes or visitor in _hosts(event):
            continue
        if not _may_be_one(event.people_of(visitor), other.people_of(visitor)):
            continue
        if there is None or there in other.codes - {visitor}:
            return other.when
    return None


def _may_be_one(some: Collection[str], others: Collection[str]) -> bool:
    """Whether names of two groups have a surname in common, or one group is not named."""
    surnames = {name.split()[-1] for name in some}
    return not some or not others or any(name.split()[-1] in surnames for name in others)


def _only_leads_to(event: Fact, events: list[Fact]) -> bool:
    """ "Went on to X, where he is to hold talks": the journey is told for the meeting, which is the contact."""
    if event.evidence[0].rule_id not in _ON_THE_WAY or len(event.evidence) > 1:
        return False
    for other in events:
        near = abs(other.sentence_index - event.sentence_index) <= 1
        is_to_come = event.status == "planned" and other.status == "held"
        is_met = other.code in ("meeting", "talks") and not is_to_come
        is_met_there = is_met and str(event.details.get("initiator")) not in _hosts(other)
        if other is not event and near and event.codes <= other.codes and is_met_there:
            other.details["is_visit"] = True
            if not other.when.is_known:
                other.when = event.when
            return True
    return False


_ON_THE_WAY = frozenset({"contact.travel", "contact.touch_down"})


def _same_contact(event: Fact, fact: Fact) -> bool:
    if _is_history_beside_news(event, fact) or _is_history_beside_news(fact, event):
        return False
    if are_of_other_forums(event.details.get("forum"), fact.details.get("forum")):
        return False
    if fact.details.get("is_anaphor"):
        return _continues(event, fact)
    if event.codes != fact.codes or not _statuses_agree(event, fact):
        return False
    if (event.details.get("ordinal") == SERIES) != (fact.details.get("ordinal") == SERIES):
        return False
    if event.code != fact.code and fact.code not in _OPEN_MODES.get(event.code, ()):
        return False
    if _is_other_day_of_trip(event, fact) or _is_other_day_of_trip(fact, event):
        return False
    if _is_returned(event, fact) or _is_returned(fact, event):
        return False
    is_inside = _is_within_visit(event, fact) or _is_within_visit(fact, event)
    if not (is_inside or dates_agree(event.when.interval, fact.when.interval)):
        return False
    if not places_agree(event.where, fact.where):
        return False
    if event.when.time_of_day and fact.when.time_of_day and event.when.time_of_day != fact.when.time_of_day:
        return False
    if fact.details.get("ordinal") in _APART and fact.details.get("ordinal") != event.details.get("ordinal"):
        return False
    return _persons_agree(event, fact)


def _is_returned(visit: Fact, visit_back: Fact) -> bool:
    """ "Will travel to Rome ... looks forward to hosting his Italian counterpart": who travels there is host here."""
    return bool(visit.details.get("is_visit")) and str(visit.details.get("initiator")) in _hosts(visit_back)


def _hosts(fact: Fact) -> Collection[str]:
    """The parties of who receives, where somebody does."""
    told = mentions_of(fact)
    return told[0].parties if fact.details.get("is_hosted") and told else ()


def _is_other_day_of_trip(talks: Fact, visit: Fact) -> bool:
    """ "Yesterday we visited the canal", said before the press, does not date the talks of those who stand there."""
    before_press = any(item.rule_id == "contact.joint_appearance" for item in talks.evidence)
    bare = visit.evidence[0].rule_id == "contact.visit" and visit.when.is_known
    return before_press and bare and (visit.when.text or "").lower() == "yesterday"


def _is_within_visit(visit: Fact, meeting: Fact) -> bool:
    """ "Will travel to Y from June 3 to 5 ... will meet Z there on June 4": the meeting says more than the visit."""
    if visit.code != "visit" or meeting.code not in ("visit", "meeting", "talks"):
        return False
    one, other = visit.when.interval, meeting.when.interval
    if not (one.start and one.end and other.start and other.end) or {one.precision, other.precision} != {
        "day"
    }:
        return False
    return one.start <= other.start and other.end <= one.end and bool(meeting.details.get("is_visit"))


def _is_history_beside_news(past: Fact, news: Fact) -> bool:
    """ "When I was in Lima in July" does not date what the two discuss today, told elsewhere in the text."""
    if not (past.is_background and past.when.is_known) or news.when.is_known or news.is_background:
        return False
    if news.persons and not past.persons:
        return True  # "the presidents held talks ... their officials had met last week"
    if past.when.interval.precision == "day" and past.sentence_index <= _LEAD:
        return False  # the news itself, posted late
    places = [(item.start, item.end) for item in past.evidence]
    apart = min(max(news.evidence[0].start - end, start - news.evidence[0].end) for start, end in places)
    return news.status == "held" and apart > _STILL_TOLD


def _has_own_day(when: When) -> bool:
    """ "The evening" alone is of whichever day was told last."""
    is_time = when.time_of_day is not None and (when.text or "").lower() == f"the {when.time_of_day}"
    return when.is_known and not is_time


def _date_by_the_first(event: Fact, before: list[Fact]) -> None:
    """ "The second call" after "two calls on Monday" was on Monday too, and is a contact of its own."""
    first = next(
        (other for other in reversed(before) if other.codes == event.codes and other.when.text), None
    )
    if first:
        event.when = replace(first.when, time_of_day=event.when.time_of_day)
        event.details["is_anaphor"] = False


def _continues(event: Fact, fact: Fact) -> bool:
    """Whether an anaphoric mention can be about the event: same parties, no other date, a status that can follow."""
    if event.codes != fact.codes:
        return False
    if not (dates_agree(event.when.interval, fact.when.interval) or _is_day_of_the_week(event, fact)):
        return False
    ordinal, time_of_day = fact.details.get("ordinal"), fact.when.time_of_day
    if fact.details.get("of_group") and {event.code, fact.code} == {"phone_call", "meeting"}:
        return False  # "the two met in secret", after a call
    if ordinal in _NEXT or (ordinal in _APART and (fact.when.is_known or time_of_day)):
        return False
    if time_of_day and event.when.time_of_day not in (None, time_of_day):
        return False  # "the evening call" after "the morning call"
    if event.status == fact.status or fact.status == "denied":
        return True
    return (event.status, fact.status) in _FOLLOWS and not (event.when.is_known and event.status == "held")


def _is_day_of_the_week(event: Fact, fact: Fact) -> bool:
    """ "His talks with X this week ... the meeting on Wednesday": the day says more than the week."""
    one, other = event.when.interval, fact.when.interval
    if not (one.start and one.end and other.start and other.end) or "week" not in (event.when.text or ""):
        return False
    return one.start <= other.start == other.end <= one.end


def _statuses_agree(event: Fact, fact: Fact) -> bool:
    return event.status == fact.status


def _persons_agree(event: Fact, fact: Fact) -> bool:
    """Not two different people of one party: the minister's talks are not the president's."""
    for code in event.codes:
        one, other = event.people_of(code), fact.people_of(code)
        if one and other and not (one & other):
            return False
    if (_are_leaders(event) and _are_aides(fact)) or (_are_leaders(fact) and _are_aides(event)):
        return False
    if any(not _offices_of_party_agree(event, fact, code) for code in event.codes):
        return False
    levels = event.details.get("level"), fact.details.get("level")
    is_vague = not {"unknown", "official"}.isdisjoint(levels)
    return is_vague or levels[0] == levels[1] or bool(event.persons and fact.persons)


def _are_leaders(fact: Fact) -> bool:
    return bool(fact.persons) and is_of_leaders(fact)


def _are_aides(fact: Fact) -> bool:
    """ "Officials of the two countries", of whom no name is told."""
    return not fact.persons and any(not AIDES.isdisjoint(m.text.lower().split()) for m in mentions_of(fact))


def _offices_of_party_agree(event: Fact, fact: Fact, code: str) -> bool:
    """ "The premier received the guest", after his talks with the minister: a party's other office is another's."""
    if event.people_of(code) & fact.people_of(code):
        return True
    one, other = _levels_of(event, code), _levels_of(fact, code)
    return not (one and other) or any(offices_agree(a, b) for a in one for b in other)


def _levels_of(fact: Fact, code: str) -> set[str]:
    """The levels of state at which a party is told to take part; a country by name takes part at none."""
    return {m.level_code for m in mentions_of(fact) if code in m.parties and m.level_code in _OF_STATE}


_OF_STATE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "minister"})


def _join(event: Fact, fact: Fact) -> Fact:
    is_anaphor = bool(fact.details.get("is_anaphor"))
    if _is_within_visit(event, fact) or _is_day_of_the_week(event, fact):
        event.when = fact.when
    if not is_anaphor and _SPECIFIC.index(fact.code) > _SPECIFIC.index(event.code):
        event.code = fact.code
    if {event.code, fact.code} == {"visit", "talks"} and event.status in ("held", "planned"):
        event.code, event.details["is_visit"] = "meeting", True
    goes_on = (event.status, fact.status) in _FOLLOWS
    if is_anaphor and (goes_on or fact.status == "denied"):
        event.status = fact.status
    event.details["is_anaphor"] = bool(event.details.get("is_anaphor")) and is_anaphor  # now told outright
    event.details["is_visit"] = bool(event.details.get("is_visit") or fact.details.get("is_visit"))
    if event.details.get("level") == "unknown":
        event.details["level"] = fact.details.get("level")
    event.details["initiator"] = event.details.get("initiator") or fact.details.get("initiator")
    event.details["forum"] = event.details.get("forum") or fact.details.get("forum")
    return join_common(event, fact)
