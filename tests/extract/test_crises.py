"""Crisis events of whole texts: types, statuses, actors and affected as a careful reader codes them."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.components.crises_words import is_country
from extract.components.facts import Fact
from extract.pipeline import ExtractionOptions, Extractor
from extract.records import Article

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
CASES = yaml.safe_load((Path(__file__).parent / "crises_cases.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(ExtractionOptions(reference_dir=SEEDS))


def crises(extractor: Extractor, text: str, day: str | None = "2024-05-16") -> list[Fact]:
    """Crisis facts of a text published on a Thursday, or on no known day."""
    published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    article = Article("a", "a.txt", None, published, "day" if day else "unknown", None, "en", text, "h")
    (extraction,) = extractor.extract([article])
    assert extraction.result.error is None, extraction.result.error
    return [fact for fact in extraction.facts if fact.family == "crisis"]


def described(fact: Fact) -> str:
    actors, affected = (" ".join(sorted(fact.with_role(role))) or "-" for role in ("actor", "affected"))
    return f"{fact.code} {fact.status} {actors} > {affected}"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_text_yields_the_events_a_reader_codes(extractor: Extractor, case: dict[str, Any]) -> None:
    found = sorted(described(fact) for fact in crises(extractor, case["text"]))
    assert found == sorted(case["expect"])


def test_evidence_is_the_sentence_that_tells_the_event(extractor: Extractor) -> None:
    text = "It rained. Sweden shelled a village in Denmark on Monday. Nobody slept."
    (fact,) = crises(extractor, text)
    assert (
        text[fact.evidence[0].start : fact.evidence[0].end]
        == "Sweden shelled a village in Denmark on Monday."
    )


def test_toll_belongs_to_the_event_of_its_sentence(extractor: Extractor) -> None:
    (fact,) = crises(extractor, "A strong earthquake in Nepal killed at least 90 people on Monday.")
    assert [(q.value, q.qualifier) for q in fact.quantities] == [(90.0, ">")]


def test_toll_in_a_sentence_of_its_own_is_counted_in(extractor: Extractor) -> None:
    (fact,) = crises(extractor, "A strong earthquake struck Nepal on Monday. It killed 90 people.")
    assert 90.0 in [q.value for q in fact.quantities]


def test_what_began_runs_to_the_publication(extractor: Extractor) -> None:
    (fact,) = crises(extractor, "Israeli air strikes on Iran, which began on May 13, went on.")
    assert (fact.when.interval.start, fact.when.interval.end) == (date(2024, 5, 13), date(2024, 5, 16))


def test_day_of_the_telling_is_not_the_day_of_the_event(extractor: Extractor) -> None:
    (fact,) = crises(extractor, "On Tuesday the Danish minister spoke about the earthquake in Nepal.")
    assert fact.when.interval.start is None


def test_undated_article_leaves_the_weekday_unresolved(extractor: Extractor) -> None:
    (fact,) = crises(extractor, "Finland closed its border with Russia on Friday.", None)
    assert fact.when.interval.start is None
    assert fact.when.text is not None


def test_event_of_long_ago_is_background(extractor: Extractor) -> None:
    (fact,) = crises(extractor, "Peru severed diplomatic relations with Bolivia in March 2019.")
    assert fact.is_background


def test_the_day_of_the_cause_is_not_the_day_of_the_measure(extractor: Extractor) -> None:
    text = (
        "Norway on Thursday imposed sanctions on five Malian judges in response to the violent suppression of "
        "protests on and after September 16, 2022."
    )
    (sanction,) = [fact for fact in crises(extractor, text) if fact.code == "sanction"]
    assert str(sanction.when.interval.start) == "2024-05-16"


def test_the_day_of_arrival_dates_the_evacuation(extractor: Extractor) -> None:
    text = "A plane carrying 110 Danish students evacuated from Sudan landed in Copenhagen on Tuesday."
    (evacuation,) = crises(extractor, text)
    assert str(evacuation.when.interval.start) == "2024-05-14"


def test_a_day_after_an_event_dates_it_a_day_before(extractor: Extractor) -> None:
    text = "Benin shut the crossing to Togo on Monday, a day after gunmen ambushed a patrol in Benin."
    (attack,) = [fact for fact in crises(extractor, text) if fact.code == "armed_attack"]
    assert str(attack.when.interval.start) == "2024-05-12"


def test_organisations_with_three_letters_are_no_countries() -> None:
    kinds = {
        row["party_code"]: row["party_kind"]
        for row in csv.DictReader((SEEDS / "parties.csv").open(encoding="utf-8"))
    }
    short = {code: kind for code, kind in kinds.items() if len(code) == 3}
    assert {code for code in short if not is_country(code)} == {
        c for c, kind in short.items() if kind != "country"
    }
