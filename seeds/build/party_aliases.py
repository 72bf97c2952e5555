"""Builds `party_aliases.csv`: every form under which English-language news names a party.

Names of pycountry, babel and GeoNames are merged with the reviewed vocabulary. One alias belongs to one party:
where it could mean another, `alias_notes.yml` says so and the note begins with "ambiguous:".
Run: `python -m seeds.build.party_aliases`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pycountry
from babel import Locale

from seeds.build.parties import build_parties, read_geonames_countries
from seeds.build.reference_files import ReferenceError, Row, format_table, read_reviewed, write_table

COLUMNS = ("alias", "party_code", "alias_kind", "case_sensitive", "note")
KEYS = ("party_code", "alias_kind", "alias")
REVIEWED_KINDS = {
    "names": "name",
    "abbr": "abbreviation",
    "dem": "demonym",
    "plural": "demonym_plural",
    "capitals": "capital",
    "seats": "government_seat",
}
LONGEST_INITIALISM = 7
"""Names in capitals up to this length are abbreviations that match only as written (UN, ASEAN, BIMSTEC)."""


class Alias(NamedTuple):
    alias: str
    party_code: str
    alias_kind: str
    is_reviewed: bool


def list_library_names(code: str, iso2: str) -> set[str]:
    """Common and official names of a country in pycountry, babel and GeoNames, no bracketed or inverted forms."""
    country = pycountry.countries.get(alpha_2=iso2)
    fields = ("name", "common_name", "official_name")
    names = {str(getattr(country, field)) for field in fields if hasattr(country, field)}
    names.add(str(Locale("en").territories.get(iso2, "")))
    names.add(str(read_geonames_countries().get(code, {}).get("name", "")))
    plain = {name.removeprefix("the ").removeprefix("The ").removeprefix("the") for name in names if name}
    return {name.strip() for name in plain if "," not in name and "(" not in name and "SAR China" not in name}


def list_country_aliases(party: Row, reviewed: dict[str, Any]) -> Iterator[Alias]:
    """Aliases of one country: its names, its capital, and the reviewed vocabulary."""
    code = party["party_code"]
    yield Alias(party["party_name"], code, "name", True)
    yield from list_reviewed_aliases(code, reviewed)
    for name in sorted(list_library_names(code, party["iso2"])):
        yield Alias(name, code, "name", False)
    if party["capital_name"] and party["capital_name"] != party["party_name"]:
        yield Alias(party["capital_name"], code, "capital", False)


def list_organisation_aliases(party: Row, reviewed: dict[str, Any]) -> Iterator[Alias]:
    """Aliases of one organisation: its name, its code where the code is its abbreviation, and the reviewed forms."""
    code = party["party_code"]
    yield Alias(party["party_name"], code, "name", True)
    if code not in read_reviewed("alias_notes.yml")["codes_that_are_no_alias"]:
        yield Alias(code, code, "abbreviation", True)
    yield from list_reviewed_aliases(code, reviewed)


def list_reviewed_aliases(code: str, reviewed: dict[str, Any]) -> Iterator[Alias]:
    """The hand-reviewed forms of one party."""
    for field, kind in REVIEWED_KINDS.items():
        for alias in reviewed.get(field, ()):
            if not isinstance(alias, str) or alias.startswith(("the ", "The Republic")):
                raise ReferenceError(f"{code}: {field} holds {alias!r}; write it as text without article")
            yield Alias(alias, code, kind, True)


def add_apostrophe_forms(alias: Alias) -> Iterator[Alias]:
    """The alias with both apostrophes, as publishers differ."""
    yield alias
    for straight, curly in (("'", "’"), ("’", "'")):
        if straight in alias.alias:
            yield alias._replace(alias=alias.alias.replace(straight, curly))


def keep_one_party(aliases: list[Alias]) -> list[Alias]:
    """Each written form once. A reviewed form wins over a library's; two reviewed parties are an error."""
    kept: dict[str, Alias] = {}
    for alias in sorted(aliases, key=lambda item: not item.is_reviewed):
        other = kept.setdefault(alias.alias, alias)
        if other.party_code != alias.party_code and alias.is_reviewed:
            raise ReferenceError(
                f"alias {alias.alias!r} is given to {other.party_code} and {alias.party_code}; "
                "keep one and describe the other reading in alias_notes.yml"
            )
    return list(kept.values())


def describe_alias(alias: Alias, notes: dict[str, Any]) -> str:
    """The note of an alias: the caution of an ambiguous one, or a remark, or nothing."""
    if alias.alias in notes["ambiguous"]:
        return f"ambiguous: {notes['ambiguous'][alias.alias]}"
    return str(notes["remarks"].get(alias.alias, ""))


def needs_exact_case(alias: Alias, notes: dict[str, Any]) -> bool:
    """Whether the alias means the party only as written: abbreviations and words that are also common nouns."""
    has_capitals_only = alias.alias.isupper() and len(alias.alias) <= LONGEST_INITIALISM
    return alias.alias_kind == "abbreviation" or has_capitals_only or alias.alias in notes["case_sensitive"]


def build_aliases() -> list[Row]:
    """Every alias of every party."""
    notes = read_reviewed("alias_notes.yml")
    countries, organisations = read_reviewed("countries.yml"), read_reviewed("organisations.yml")
    found: list[Alias] = []
    for party in build_parties():
        code = party["party_code"]
        is_country = party["party_kind"] == "country"
        found += (
            list_country_aliases(party, countries.get(code, {}))
            if is_country
            else list_organisation_aliases(party, organisations[code])
        )
    spelled = [form for alias in found for form in add_apostrophe_forms(alias)]
    kept = [alias for alias in keep_one_party(spelled) if alias.alias not in notes["left_out"]]
    return [
        {
            "alias": alias.alias,
            "party_code": alias.party_code,
            "alias_kind": alias.alias_kind,
            "case_sensitive": "true" if needs_exact_case(alias, notes) else "false",
            "note": describe_alias(alias, notes),
        }
        for alias in kept
    ]


def render() -> dict[str, str]:
    """File name to content of the tables this module builds."""
    return {"party_aliases.csv": format_table(build_aliases(), COLUMNS, KEYS)}


if __name__ == "__main__":
    for file_name, text in render().items():
        write_table(file_name, text)
