"""What keeps two accidents of one text apart."""

from __future__ import annotations

import pytest

from extract.components.crises_traits import traits_of
from extract.components.simplify import Sentence


def told(text: str) -> Sentence:
    return Sentence(text, 0, 0, 0, "body", [])


@pytest.mark.parametrize(
    ("text", "craft"),
    [
        ("Nine died when their bus left the motorway.", "road"),
        ("A ferry with 90 on board capsized.", "water"),
        ("A bus fell onto a train.", None),
        ("Nine died on Monday.", None),
    ],
)
def test_the_one_kind_of_craft_is_kept(text: str, craft: str | None) -> None:
    assert traits_of("transport_accident", told(text))["craft"] == craft


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Elsewhere, two guards were shot dead.", True),
        ("A second raid killed two guards.", True),
        ("The raid killed two guards.", False),
    ],
)
def test_words_that_open_another_event_are_seen(text: str, apart: bool) -> None:
    assert traits_of("armed_attack", told(text))["is_apart"] is apart


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        ("border_closure", "The Ouake crossing and the post at Kambole are shut.", {"Ouake", "Kambole"}),
        ("border_closure", "The crossing is shut.", set()),
        ("natural_disaster", "Cyclone Nina killed nine.", {"Nina"}),
        ("sanction", "Benin expelled a consul and stopped issuing visas.", {"expulsion", "visas"}),
    ],
)
def test_proper_names_and_kinds_of_measure_tell_events_apart(code: str, text: str, names: set[str]) -> None:
    assert traits_of(code, told(text))["names"] == names
