"""Places of diplomatic news: found under the names news prints, in the country that has them."""

from __future__ import annotations

from collections import defaultdict

import pytest

from tests.seeds.tables import read

IN_THE_NEWS = [
    ("Nakhchivan", "AZE"),
    ("Julfa", "AZE"),
    ("Julfa", "IRN"),
    ("Lachin corridor", "AZE"),
    ("Khankendi", "AZE"),
    ("Kharkov", "UKR"),
    ("Odesa", "UKR"),
    ("Rafah", "PSE"),
    ("Rafah", "EGY"),
    ("Gaza Strip", "PSE"),
    ("Sharm el-Sheikh", "EGY"),
    ("Bandar Abbas", "IRN"),
    ("Natanz", "IRN"),
    ("Hmeimim", "SYR"),
    ("Al Udeid", "QAT"),
    ("Davos", "CHE"),
    ("Henan", "CHN"),
    ("Cabo Delgado", "MOZ"),
    ("Arizona", "USA"),
    ("Visayas", "PHL"),
    ("Aktau", "KAZ"),
    ("Camp David", "USA"),
    ("Strait of Hormuz", ""),
    ("Black Sea", ""),
    ("Kashmir", ""),
]


@pytest.fixture(scope="module")
def countries_by_name() -> dict[str, set[str]]:
    """Every printed name of a place with the countries that have a place of that name."""
    countries: dict[str, set[str]] = defaultdict(set)
    for row in read("places"):
        for name in (row["place_name"], row["ascii_name"], *row["alternate_names"].split("|")):
            countries[name].add(row["country_code"])
    return countries


@pytest.mark.parametrize(("name", "country"), IN_THE_NEWS)
def test_a_place_is_known_by_its_name_in_the_news(
    name: str, country: str, countries_by_name: dict[str, set[str]]
) -> None:
    assert country in countries_by_name[name]


def test_nakhchivan_is_nowhere_but_in_azerbaijan(countries_by_name: dict[str, set[str]]) -> None:
    assert countries_by_name["Nakhchivan"] == {"AZE"}


def test_only_places_of_several_countries_or_of_none_have_no_country() -> None:
    kinds = {row["place_kind"] for row in read("places") if not row["country_code"]}
    assert kinds <= {"region", "sea", "landmark"}


def test_a_name_in_ascii_is_given_where_the_name_has_other_letters() -> None:
    missing = [row for row in read("places") if not row["ascii_name"].isascii() or not row["ascii_name"]]
    assert missing == []
