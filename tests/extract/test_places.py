"""Which of several places of one name is meant."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extract


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("Geneva", "CHE"),  # a town of Illinois is called so too
        ("Melbourne", "AUS"),  # and one of Florida
        ("Birmingham", "USA"),  # that of Alabama is no village
    ],
)
def test_a_town_nearby_is_not_meant_where_a_namesake_dwarfs_it(
    extract_text: Extract, place: str, country: str
) -> None:
    text = f"US Secretary of State Rita Stone met Japanese Foreign Minister Ken Mori in {place} on Monday."
    [fact] = extract_text(text).facts
    assert (fact.where.name, fact.where.country_code) == (place, country)
