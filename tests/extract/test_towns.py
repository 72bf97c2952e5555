"""Towns that the article itself places in a country stay there for the rest of it."""

from __future__ import annotations

import pytest

from extract.components.mentions import Mention
from extract.components.towns import Towns


def country(text: str, name: str, code: str, *, is_adjective: bool = False) -> Mention:
    start = text.index(name)
    return Mention("party", start, start + len(name), name, (code,), is_adjective=is_adjective)


@pytest.mark.parametrize(
    ("text", "name", "code", "is_adjective", "town"),
    [
        ("Gunmen raided the Malian town of Ouanbia on Sunday.", "Malian", "MLI", True, "Ouanbia"),
        ("A drone hit Nasibu, in southern Syria, on Sunday.", "Syria", "SYR", False, "Nasibu"),
        ("Three died in Chad's frontier town of Tinekar.", "Chad", "TCD", False, "Tinekar"),
        ("Two died at the well of Tinekar, 12 kilometres inside Mali.", "Mali", "MLI", False, "Tinekar"),
        ("Drones hit depots near Berskaya (Russia) at dawn.", "Russia", "RUS", False, "Berskaya"),
        ("The fight is in Syria, where drones hit the town of Nasibu.", "Syria", "SYR", False, "Nasibu"),
    ],
)
def test_a_town_told_with_its_country_is_a_place_of_it_afterwards(
    text: str, name: str, code: str, is_adjective: bool, town: str
) -> None:
    towns = Towns()
    towns.placed(text, 0, [country(text, name, code, is_adjective=is_adjective)])

    [place] = towns.placed(f"The raid on {town} killed four.", 100, [])

    assert (place.kind, place.place_name, place.place_country) == ("place", town, code)
    assert (place.start, place.end) == (112, 112 + len(town))


@pytest.mark.parametrize(
    "later",
    ["Mr Ouanbia Keita resigned.", "Hotel Ouanbia Palace burned.", "The Ouanbiac choir sang."],
)
def test_a_longer_name_is_not_the_town(later: str) -> None:
    text = "Gunmen raided the Malian town of Ouanbia on Sunday."
    towns = Towns()
    towns.placed(text, 0, [country(text, "Malian", "MLI", is_adjective=True)])

    assert towns.placed(later, 100, []) == []


def test_a_person_met_in_a_country_is_no_town() -> None:
    text = "The minister met Ibrahim in Mali."
    towns = Towns()
    towns.placed(text, 0, [country(text, "Mali", "MLI")])

    assert towns.placed("Ibrahim left on Sunday.", 100, []) == []


def test_a_listed_town_told_to_lie_elsewhere_is_a_namesake() -> None:
    text = "A strike at Lere, in western Mali, killed nine."
    listed = Mention("place", 12, 16, "Lere", place_name="Lere", place_country="NGA")
    towns = Towns()

    placed = towns.placed(text, 0, [listed, country(text, "Mali", "MLI")])

    assert [m.place_country for m in placed if m.text == "Lere"] == ["MLI"]
