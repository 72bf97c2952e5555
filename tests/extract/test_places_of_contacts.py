"""Where an encounter was: in the clause, where the journey to it ended, where "there" and "here" point to."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extract


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Kenyan Foreign Minister Amina Otieno met Omani Foreign Minister Badr Saidi in the Ghanaian capital.",
            ["Accra"],
        ),
        (
            "Kenyan Foreign Minister Amina Otieno discussed cocoa with Ghanaian Minister Kofi Mensah in Accra.",
            ["Accra"],
        ),
        (  # what was discussed, not where
            "Kenyan Foreign Minister Amina Otieno and Ghanaian President Kofi Mensah discussed the crisis in Libya.",
            [None],
        ),
        (
            "From Nairobi, Omani Foreign Minister Badr Saidi went on to Kampala, where he met Ugandan President Yoweri "
            "Museveni.",
            ["Kampala"],
        ),
        (
            "Omani Foreign Minister Badr Saidi flew to Kampala for talks with Ugandan President Yoweri Museveni.",
            ["Kampala"],
        ),
        (
            "Omani Foreign Minister Badr Saidi arrived in Kampala on Monday. He will meet Ugandan President Yoweri "
            "Museveni there on Friday.",
            ["Kampala"],
        ),
        (
            "KAMPALA, May 16 (JNA) - Omani Foreign Minister Badr Saidi met Ugandan President Yoweri Museveni here on "
            "Wednesday.",
            ["Kampala"],
        ),
    ],
)
def test_the_place_of_a_contact(extract_text: Extract, text: str, places: list[str | None]) -> None:
    found = [f.where.name for f in extract_text(text).facts if f.family == "contact"]
    assert found[-len(places) :] == places
