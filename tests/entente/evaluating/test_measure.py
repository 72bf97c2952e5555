"""What counts as right: parties, types and dates as the codebook lets them stand for each other."""

from __future__ import annotations

import pytest

from entente.evaluating.events import FamilyName, FoundEvent, GoldEvent, Mention, Reading
from entente.evaluating.measure import is_core_right, is_strict_right, link, pair

DAY = "2031-05-05"


def contact(*parties: str, code: str = "meeting", status: str = "held", start: str | None = DAY) -> Reading:
    return Reading(code, status, frozenset(parties), start=start, end=start)


def crisis(code: str, actors: str = "", affected: str = "", start: str | None = DAY) -> Reading:
    sides = {"actors": frozenset(actors.split()), "affected": frozenset(affected.split())}
    return Reading(code, "reported", **sides, start=start, end=start)


def agreement(code: str = "treaty", amount: float | None = None, end: str | None = DAY) -> Reading:
    return Reading(code, "signed", frozenset({"PER", "BOL"}), start=DAY, end=end, amount=amount)


def found(key: str, reading: Reading) -> FoundEvent:
    return FoundEvent(key, reading, (Mention(0, 1, "contact.meet", 0.9),), 0.9)


@pytest.mark.parametrize(
    ("gold", "predicted", "is_right"),
    [
        (contact("PER", "BOL"), contact("BOL", "PER"), True),
        (contact("PER", "BOL"), contact("PER", "BOL", "CHL"), False),
        (contact("PER", "BOL"), contact("PER"), False),
        (contact("PER", "BOL", "CHL"), contact("PER", "BOL"), True),
        (contact("PER", "BOL", "CHL", "ARG"), contact("PER"), False),
    ],
)
def test_contacts_need_the_same_parties_and_most_of_many(
    gold: Reading, predicted: Reading, is_right: bool
) -> None:
    assert is_core_right("contacts", GoldEvent(gold), predicted) is is_right


@pytest.mark.parametrize(
    ("gold", "predicted", "is_right"),
    [
        (crisis("air_strike", "PER", "BOL"), crisis("air_strike", affected="BOL"), True),
        (crisis("air_strike", "PER", "BOL"), crisis("air_strike", affected="CHL"), False),
        (crisis("air_strike", "PER", "BOL"), crisis("armed_attack", "PER", "BOL"), False),
        (crisis("cyber_attack"), crisis("cyber_attack", affected="CHL"), True),
    ],
)
def test_crises_need_the_type_and_a_party_in_common(
    gold: Reading, predicted: Reading, is_right: bool
) -> None:
    assert is_core_right("crises", GoldEvent(gold), predicted) is is_right


@pytest.mark.parametrize(
    ("gold", "predicted", "is_right"),
    [
        ("talks", "phone_call", True),
        ("meeting", "talks", True),
        ("visit", "meeting", True),
        ("meeting", "phone_call", False),
        ("written_message", "public_message", False),
    ],
)
def test_modes_that_stand_for_each_other(gold: str, predicted: str, is_right: bool) -> None:
    event = GoldEvent(contact("PER", "BOL", code=gold))
    assert is_strict_right("contacts", event, contact("PER", "BOL", code=predicted)) is is_right


@pytest.mark.parametrize(
    ("family", "gold", "predicted", "is_right"),
    [
        ("contacts", contact("PER", "BOL"), contact("PER", "BOL", start=None), False),
        ("contacts", contact("PER", "BOL"), contact("PER", "BOL", status="planned"), False),
        ("agreements", agreement(amount=5e6), agreement(), False),
        ("agreements", agreement(), agreement(amount=5e6), True),
        ("agreements", agreement(end=DAY), agreement(end=None), True),
        ("agreements", agreement(), agreement("memorandum"), False),
        ("crises", crisis("air_strike", "PER", "BOL"), crisis("air_strike", "", "BOL"), False),
        ("crises", crisis("air_strike", "", "BOL"), crisis("air_strike", "PER", "BOL"), True),
    ],
)
def test_strict_compares_what_the_family_has_besides(
    family: FamilyName, gold: Reading, predicted: Reading, is_right: bool
) -> None:
    assert is_strict_right(family, GoldEvent(gold), predicted) is is_right


def test_any_reading_makes_an_event_right() -> None:
    event = GoldEvent(contact("PER", "BOL"), ({"code": "phone_call"}, {"parties": frozenset({"PER", "CHL"})}))
    assert is_core_right("contacts", event, contact("PER", "CHL"))
    assert is_strict_right("contacts", event, contact("PER", "BOL", code="phone_call"))
    assert is_strict_right("contacts", event, contact("PER", "CHL", code="phone_call"))
    assert not is_core_right("contacts", event, contact("BOL", "CHL"))


def test_pairing_finds_the_largest_number_of_matches() -> None:
    gold = [GoldEvent(contact("PER", "BOL", "CHL")), GoldEvent(contact("PER", "BOL"))]
    items = [found("two", contact("PER", "BOL")), found("three", contact("PER", "BOL", "CHL"))]
    assert pair(is_core_right, "contacts", gold, items) == {0: 1, 1: 0}


def test_an_optional_event_takes_no_match_from_one_that_must_be_found() -> None:
    gold = [GoldEvent(contact("PER", "BOL"), is_optional=True), GoldEvent(contact("PER", "BOL"))]
    assert pair(is_core_right, "contacts", gold, [found("one", contact("PER", "BOL"))]) == {1: 0}


def test_links_prefer_exact_matches() -> None:
    gold = [GoldEvent(contact("PER", "BOL", start=None)), GoldEvent(contact("PER", "BOL"))]
    items = [found("dated", contact("PER", "BOL")), found("undated", contact("PER", "BOL", start=None))]
    assert link("contacts", gold, items) == {0: 1, 1: 0}
