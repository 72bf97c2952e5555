"""Builds `party_memberships.csv`: which country belongs to which organisation or group, as reviewed by hand.

Run: `python -m seeds.build.memberships`.
"""

from __future__ import annotations

from seeds.build.parties import build_parties
from seeds.build.reference_files import ReferenceError, Row, format_table, read_reviewed, write_table

COLUMNS = ("organisation_code", "party_code")
KEYS = COLUMNS


def list_un_members(territories: set[str], non_members: set[str]) -> list[str]:
    """The member states of the United Nations among the countries of the party table."""
    countries = {party["party_code"] for party in build_parties() if party["party_kind"] == "country"}
    return sorted(countries - territories - non_members)


def build_memberships() -> list[Row]:
    """Every membership, one row each; organisations without a reviewed list of members have none."""
    reviewed = read_reviewed("memberships.yml")
    known = {party["party_code"] for party in build_parties()}
    rows = []
    for organisation, codes in reviewed["members"].items():
        for code in codes.split():
            if unknown := {organisation, code} - known:
                raise ReferenceError(
                    f"memberships.yml: {organisation}: {', '.join(unknown)} is no party; correct it"
                )
            rows.append({"organisation_code": organisation, "party_code": code})
    territories = set(reviewed["territories"].split())
    un_members = list_un_members(territories, set(reviewed["non_members_of_the_un"].split()))
    return rows + [{"organisation_code": "UN", "party_code": code} for code in un_members]


def render() -> dict[str, str]:
    """File name to content of the tables this module builds."""
    return {"party_memberships.csv": format_table(build_memberships(), COLUMNS, KEYS)}


if __name__ == "__main__":
    for file_name, text in render().items():
        write_table(file_name, text)
