"""Which crisis facts of one article are one event, and what the joined event says.

An umbrella event (no date, place or figure of its own beyond the earlier one's) absorbs its parts; a closure told
as ended or a denial decides the status of the whole.
"""

from __future__ import annotations

from dataclasses import replace

from extract.components.crisis_agreement import STANDING, are_one, dates_overlap
from extract.components.facts import Fact, When
from extract.components.merging import join_common

_STRONGEST = ("planned", "threatened", "claimed", "reported", "ended", "denied")


def join_crises(facts: list[Fact]) -> list[Fact]:
    """The crisis events of an article, each once; anaphors without an event to point to are dropped."""
    events: list[Fact] = []
    for fact in facts:
        event = next((e for e in reversed(events) if are_one(e, fact)), None) or _pointed_at(events, fact)
        if event is not None:
            _join(event, fact)
        elif not fact.details.get("is_anaphor") or fact.details.get("is_scene"):
            events.append(fact)
    return [event for event in events if event.parties or event.where.name]


def _pointed_at(events: list[Fact], fact: Fact) -> Fact | None:
    """ "The flooding cost 60 lives": an earlier event of the type rather than one of the scene's own."""
    if not (fact.details.get("is_scene") and fact.details.get("is_definite")):
        return None
    for event in reversed(events):
        if event.code == fact.code and dates_overlap(event.when.interval, fact.when.interval):
            fact.parties = tuple(ref for ref in fact.parties if ref.role == "actor")
            return event
    return None


def _join(event: Fact, fact: Fact) -> None:
    if (event.code, fact.code) == ("armed_attack", "armed_conflict"):
        event.code = fact.code
    status = max(event.status, fact.status, key=_STRONGEST.index)
    if {event.status, fact.status} == {"claimed", "reported"}:
        status = "claimed" if _authorship_is_claimed(event, fact) else "reported"
    if event.code in STANDING and status == "ended" and event.when.is_known and fact.when.is_known:
        shut, opened = (event.when, fact.when) if fact.status == "ended" else (fact.when, event.when)
        event.when = _span(shut, opened)
    definite = bool(event.details.get("is_anaphor")) and bool(fact.details.get("is_anaphor"))
    join_common(event, fact)
    event.status = status
    _clear_roles(event)
    event.details["is_anaphor"] = definite
    if status == "reported" and event.attributed_to and event.code not in ("threat",):
        event.attributed_to = event.attributed_to if event.details.get("group") else None


def _authorship_is_claimed(event: Fact, fact: Fact) -> bool:
    """The attack is told as a fact, who did it only by a party to the conflict."""
    claimed, reported = (event, fact) if event.status == "claimed" else (fact, event)
    return bool(claimed.with_role("actor")) and not reported.with_role("actor")


def _clear_roles(event: Fact) -> None:
    """Who attacks or sanctions is not also struck by it."""
    if event.code in (
        "armed_attack",
        "air_strike",
        "armed_conflict",
        "sanction",
        "evacuation",
        "travel_advisory",
    ):
        actors = event.with_role("actor")
        if event.with_role("affected") - actors:
            event.parties = tuple(
                ref for ref in event.parties if ref.role == "actor" or ref.code not in actors
            )


def _span(shut: When, opened: When) -> When:
    """From the start of the closure to its end."""
    if (opened.text or "").lower().startswith(("the same", "same")):
        return shut
    start = min(day for day in (shut.interval.start, opened.interval.start) if day)
    return When(replace(shut.interval, start=start, end=opened.interval.end), shut.text, shut.time_of_day)
