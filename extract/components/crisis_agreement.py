"""Whether two crisis facts of an article can be one event: codes, statuses, parties, days and places compared."""

from __future__ import annotations

from extract.components.dates import DateInterval
from extract.components.facts import Fact
from extract.components.merging import dates_agree

_KIN = {"armed_attack": {"air_strike"}, "air_strike": {"armed_attack"}}


_VIOLENT = frozenset({"armed_attack", "air_strike", "unrest"})


_REAL = frozenset({"reported", "claimed", "denied", "ended"})


STANDING = frozenset(
    {
        "airspace_closure",
        "border_closure",
        "flight_suspension",
        "armed_conflict",
        "sanction",
        "evacuation",
        "travel_advisory",
    }
)


def are_one(event: Fact, fact: Fact) -> bool:
    if _is_war_of_old(event, fact) or _is_war_of_old(fact, event) or _is_history(event, fact):
        return False
    if _is_its_war(event, fact) or _is_its_war(fact, event):
        return True
    if fact.details.get("denial"):
        return (
            event.code == fact.code
            and event.codes == fact.codes
            and event.sentence_index >= fact.sentence_index - 1
        )
    if (
        fact.code == event.code == "armed_conflict"
        and fact.codes
        and fact.codes <= event.codes
        and not fact.with_role("actor") - event.codes
    ):
        return _dates_agree(event, fact)
    if not _codes_agree(event, fact) or not _statuses_agree(event, fact) or is_shut_again(event, fact):
        return False
    if _are_named_apart(event, fact):
        return False
    if fact.details.get("is_repeated"):
        return bool(event.codes & fact.codes) and event.status == fact.status
    if event.code == fact.code == "sanction" and not fact.with_role("actor") and event.status == fact.status:
        return _dates_agree(event, fact)
    if fact.details.get("is_anaphor"):
        return fact.codes <= event.codes and dates_overlap(event.when.interval, fact.when.interval)
    if _is_another(event, fact):
        return False
    return _parties_agree(event, fact) and _dates_agree(event, fact) and _places_agree(event, fact)


def _is_war_of_old(past: Fact, war: Fact) -> bool:
    """ "Since X invaded Y eight years ago" dates no war that goes on now."""
    if (
        past.code not in ("armed_conflict", "armed_attack")
        or war.code != "armed_conflict"
        or war.when.is_known
    ):
        return False
    years_back = past.when.interval.precision == "year" and (past.when.text or "").lower().endswith("ago")
    return years_back and past.sentence_index != war.sentence_index


def _is_history(news: Fact, past: Fact) -> bool:
    """ "Floods have killed 40. In 2017 a flood left 115 dead": a dated event of old is not the undated news."""
    details = news.details
    points_back = details.get("is_definite") or (details.get("is_anaphor") and not details.get("is_scene"))
    is_news = not (news.when.is_known or news.when.text or news.is_background or points_back)
    is_of_old = news.code == past.code and bool(past.details.get("is_past"))
    is_told_once = news.code in _SINGLE or news.code == "health_emergency"
    return is_news and is_of_old and is_told_once and news.sentence_index != past.sentence_index


def _is_its_war(war: Fact, attack: Fact) -> bool:
    """ "X's attack on Y" without day, place or count, in an article on the war of X on Y, is that war."""
    if (war.code, attack.code) != ("armed_conflict", "armed_attack") or attack.status != "reported":
        return False
    bare = not attack.when.text and not attack.quantities and (_is_country(attack) or not attack.where.name)
    same = attack.with_role("actor") == war.with_role("actor") and attack.with_role("affected") <= war.codes
    return bare and same and bool(attack.with_role("actor"))


def _is_another(event: Fact, fact: Fact) -> bool:
    """Told as an event of its own: other unresolved day, other group, other count; not where it refers back."""
    if (
        fact.details.get("is_definite")
        or event.sentence_index == fact.sentence_index
        or fact.code not in _SINGLE
    ):
        return False
    if bool(event.details.get("group")) != bool(fact.details.get("group")) and event.status != fact.status:
        return True
    if fact.details.get("is_apart") or _by_other_craft(event, fact):
        return True
    one, other = event.when, fact.when
    if not (one.is_known and other.is_known) and one.text and other.text and one.text != other.text:
        return True
    if (is_of_a_group(event) and fact.with_role("actor")) or (
        is_of_a_group(fact) and event.with_role("actor")
    ):
        return True
    groups = event.details.get("group"), fact.details.get("group")
    if all(groups) and groups[0] != groups[1] and event.where.name != fact.where.name:
        return True
    return (
        bool(event.quantities and fact.quantities)
        and bool(fact.where.name)
        and event.where.name != fact.where.name
    )


def _are_named_apart(event: Fact, fact: Fact) -> bool:
    """Two crossings, two storms: each told by a name of its own."""
    one, other = event.details.get("names"), fact.details.get("names")
    return (
        isinstance(one, frozenset)
        and isinstance(other, frozenset)
        and bool(one and other and not one & other)
    )


def _by_other_craft(event: Fact, fact: Fact) -> bool:
    """A bus and a train do not share an accident told in two sentences."""
    one, other = event.details.get("craft"), fact.details.get("craft")
    return bool(one and other and one != other)


_SINGLE = frozenset(
    {"armed_attack", "air_strike", "natural_disaster", "transport_accident", "evacuation", "unrest"}
)


def _codes_agree(event: Fact, fact: Fact) -> bool:
    if event.code == fact.code:
        return True
    told = {e.rule_id for e in (*event.evidence, *fact.evidence)}
    if (
        "crisis.shoot_dead" in told
        and event.sentence_index == fact.sentence_index
        and {event.code, fact.code} <= _VIOLENT
    ):
        return True
    vague = fact.details.get("is_definite") or fact.details.get("is_anaphor")
    points_to_a_day = (
        fact.when.is_known and not event.when.is_known
    )  # "the April 22 attack", after another raid
    return (
        bool(vague)
        and not (points_to_a_day and event.code != "armed_conflict")
        and fact.code == "armed_attack"
        and event.code in ("air_strike", "cyber_attack", "unrest", "armed_conflict")
    )


def _statuses_agree(event: Fact, fact: Fact) -> bool:
    one, other = event.status, fact.status
    if event.code in ("sanction", "mobilization") and "ended" in (one, other):
        return one == other
    return one == other or (one in _REAL and other in _REAL) or {one, other} == {"planned", "threatened"}


def _parties_agree(event: Fact, fact: Fact) -> bool:
    """No side that both name contradicts the other; something in common, or one names nothing."""
    for role in ("actor", "affected"):
        one, other = event.with_role(role), fact.with_role(role)
        if one and other and not one & other:
            return False
    return bool(event.codes & fact.codes or not event.codes or not fact.codes)


def dates_overlap(one: DateInterval, other: DateInterval) -> bool:
    """Unknown agrees with all; otherwise the days must meet."""
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return True
    return one.start <= other.end and other.start <= one.end


def _dates_agree(event: Fact, fact: Fact) -> bool:
    one, other = event.when.interval, fact.when.interval
    if dates_agree(one, other):
        return True
    if event.code in STANDING and {"ended"} & {event.status, fact.status}:
        return True
    long = one.start != one.end or other.start != other.end
    return (
        long
        and dates_overlap(one, other)
        and event.code in (*STANDING, "air_strike", "armed_attack", "unrest", "natural_disaster")
    )


def _places_agree(event: Fact, fact: Fact) -> bool:
    one, other = event.where, fact.where
    if one.name is None or other.name is None or one.name == other.name:
        return True
    if _is_country(event) or _is_country(fact):
        here = {one.country_code, *event.codes}
        return other.country_code is None or one.country_code is None or other.country_code in here
    if one.country_code != other.country_code and one.country_code and other.country_code:
        return event.code not in ("natural_disaster", "transport_accident", "armed_attack", "air_strike")
    return not (fact.quantities and event.quantities) or (
        event.when.interval == fact.when.interval and event.when.is_known
    )


def _is_country(fact: Fact) -> bool:
    """Whether the place is no finer than a country."""
    return bool(fact.details.get("place_is_country"))


def is_of_a_group(fact: Fact) -> bool:
    return bool(fact.details.get("group")) and not fact.with_role("actor")


def is_shut_again(event: Fact, fact: Fact) -> bool:
    """ "It reopened the border in May and shut it again in June": a closure of its own."""
    opened, shut = event.when.interval.end, fact.when.interval.start
    closed = event.code in ("border_closure", "airspace_closure") and fact.status == "reported"
    return closed and event.status == "ended" and opened is not None and shut is not None and shut > opened
