"""The reference tables as the tests read them."""

from __future__ import annotations

from seeds.build.reference_files import SEEDS_FOLDER, Row, read_table

KEYS = {
    "agreement_types": ("code",),
    "airlines": ("airline_name",),
    "alias_exceptions": ("phrase", "blocks_alias"),
    "contact_levels": ("code",),
    "contact_modes": ("code",),
    "crisis_types": ("code",),
    "office_exceptions": ("alias", "party_code"),
    "office_holders": ("person_name", "party_code", "office_code", "valid_from"),
    "offices": ("office_code",),
    "parties": ("party_code",),
    "party_aliases": ("party_code", "alias_kind", "alias"),
    "party_memberships": ("organisation_code", "party_code"),
    "places": ("place_id",),
    "portfolios": ("portfolio_code",),
    "statuses": ("family", "status_code"),
    "topics": ("topic_code",),
    "war_onsets": ("party_codes", "onset_date"),
}
"""The key of every table, in the order in which its rows are sorted."""


def read(table: str) -> list[Row]:
    """The rows of a table of `seeds/`, by its name."""
    return read_table(f"{table}.csv")


def column(table: str, name: str) -> list[str]:
    """The values of one column, in the order of the rows."""
    return [row[name] for row in read(table)]


def tables_in_repository() -> set[str]:
    """The names of all CSV files of `seeds/`."""
    return {path.stem for path in SEEDS_FOLDER.glob("*.csv")}
