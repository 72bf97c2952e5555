"""Phrases in which an alias means no party: the examples, read by the reader of names."""

from __future__ import annotations

import pytest

from extract.components.gazetteer import Gazetteer
from extract.components.names import NameReader
from seeds.build.reference_files import SEEDS_FOLDER
from tests.seeds.tables import read

EXCEPTIONS = read("alias_exceptions")
PARTY_OF = {row["alias"]: row["party_code"] for row in read("party_aliases")}


@pytest.fixture(scope="module")
def reader() -> NameReader:
    return NameReader(Gazetteer(SEEDS_FOLDER))


def list_parties(reader: NameReader, sentence: str) -> set[str]:
    """The parties that the words of a sentence name."""
    return {code for draft in reader.read(sentence, 0).drafts for code in draft.parties}


@pytest.mark.parametrize("row", EXCEPTIONS, ids=lambda row: f"{row['phrase']}: {row['blocks_alias']}")
def test_the_alias_means_no_party_in_the_phrase_and_its_party_elsewhere(
    row: dict[str, str], reader: NameReader
) -> None:
    party = PARTY_OF[row["blocks_alias"]]
    named = {PARTY_OF[row["phrase"]]} if row["phrase"] in PARTY_OF else set()  # a longer name of its own
    assert (party in list_parties(reader, row["example"])) == (party in named)
    assert party in list_parties(reader, row["counterexample"])


@pytest.mark.parametrize("row", EXCEPTIONS, ids=lambda row: f"{row['phrase']}: {row['blocks_alias']}")
def test_the_sentences_contain_what_they_are_examples_of(row: dict[str, str]) -> None:
    assert row["why"]
    assert row["phrase"] in row["example"]
    assert row["blocks_alias"] in row["phrase"]
    assert row["blocks_alias"] in row["counterexample"]
