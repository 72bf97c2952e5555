"""Identity from text to marts: an undated signing, a namesake, two calls of one day. One run of the line for all."""

from __future__ import annotations

import json
from typing import Any

import pytest

from entente.published import query_published
from entente.settings import PROJECT_ROOT
from tests.lines import FinishedRun, run_in

pytestmark = [pytest.mark.line, pytest.mark.timeout(900)]

HANDED_OVER = PROJECT_ROOT.parent / "shared" / "seeds"
UNDATED_SEED = "001_"  # tells a signing "on Tuesday" and gives no date

ARTICLES: dict[str, tuple[str | None, str]] = {
    "signing-undated": (
        None,
        "Following a meeting between Norwegian Foreign Minister Astrid Holmboe and Peruvian Foreign Minister"
        " Ricardo Alvez Mena in Oslo on Tuesday, an action plan for 2025-2026 was signed.",
    ),
    "signing-dated": (
        "2025-03-19",
        "Norway and Peru signed an action plan for 2025-2026 in Oslo on Tuesday. Foreign Ministers Astrid"
        " Holmboe and Ricardo Alvez Mena put their names to it after their talks.",
    ),
    "signing-before": (
        "2023-03-15",
        "Norway and Peru signed an action plan for 2023-2024 in Lima on Tuesday.",
    ),
    "two-calls": (
        "2025-05-06",
        "Norwegian Foreign Minister Astrid Holmboe and Peruvian Foreign Minister Ricardo Alvez Mena spoke by"
        " phone on Monday morning. On Monday evening Holmboe and Alvez Mena spoke by phone again.",
    ),
    "evening-call": (
        "2025-05-07",
        "Peruvian Foreign Minister Ricardo Alvez Mena called Norwegian Foreign Minister Astrid Holmboe on"
        " Monday evening.",
    ),
    "morning-call-undated": (
        None,
        "Norwegian Foreign Minister Astrid Holmboe and Peruvian Foreign Minister Ricardo Alvez Mena spoke by"
        " phone on Monday morning.",
    ),
    "namesake": (
        "2025-04-10",
        "Foreign Minister Daniyar Nazarbayev of Kazakhstan met Norwegian Foreign Minister Astrid Holmboe in"
        " Oslo on Wednesday.",
    ),
    "plan-undated": (
        None,
        "Foreign Ministers Jeyhun Bayramov of Azerbaijan and Murat Nurtleu of Kazakhstan signed an action plan"
        " for 2025-2026 in Astana on Tuesday.",
    ),
    "plan-dated": (
        "2025-03-05",
        "Azerbaijan and Kazakhstan signed an action plan for 2025-2026 in Astana on Tuesday, 4 March 2025,"
        " after talks between Foreign Ministers Jeyhun Bayramov and Murat Nurtleu.",
    ),
}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> FinishedRun:
    folder = tmp_path_factory.mktemp("identity")
    lines = [
        json.dumps({"id": name, "text": text, "published_at": day, "title": None, "language": "en"})
        for name, (day, text) in ARTICLES.items()
    ]
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    handed_over = [HANDED_OVER] if HANDED_OVER.is_dir() else []
    finished = run_in(folder / "home", folder / "articles.jsonl", *handed_over)
    assert finished.outcome.succeeded, finished.steps.errors
    return finished


def ask(run: FinishedRun, query: str) -> list[tuple[Any, ...]]:
    return query_published(run.settings.serve_db, query)


def told_by(run: FinishedRun, table: str, key: str, where: str) -> list[list[str]]:
    """For each event that fits, the articles that tell it."""
    rows = ask(
        run,
        f"select list_sort(list(distinct regexp_extract(source_uri, '([^#/]+)$', 1)))"
        f" from marts.{table} as fact inner join marts.fct_event_mentions as mention"
        f" on mention.event_id = fact.{key}"
        f" inner join marts.dim_articles using (article_id) where {where} group by fact.{key} order by 1",
    )
    return [row[0] for row in rows]


def test_an_undated_signing_joins_the_dated_one_and_no_other(run: FinishedRun) -> None:
    signed = "fact.agreement_type_code = 'action_plan' and fact.start_date = date '2025-03-18'"
    assert told_by(run, "fct_agreements", "agreement_id", signed) == [["signing-dated", "signing-undated"]]
    before = "fact.agreement_type_code = 'action_plan' and fact.start_date = date '2023-03-14'"
    assert told_by(run, "fct_agreements", "agreement_id", before) == [["signing-before"]]


@pytest.mark.skipif(not HANDED_OVER.is_dir(), reason="the articles handed over are not beside the repository")
def test_the_undated_signing_handed_over_joins_the_dated_one(run: FinishedRun) -> None:
    signed = "fact.agreement_type_code = 'action_plan' and fact.start_date = date '2025-03-04'"
    (articles,) = told_by(run, "fct_agreements", "agreement_id", signed)
    assert {"plan-dated", "plan-undated"} < set(articles)
    assert any(name.startswith(UNDATED_SEED) for name in articles)


def test_the_morning_call_and_the_evening_call_stay_two(run: FinishedRun) -> None:
    calls = "fact.contact_mode_code = 'phone_call' and fact.start_date = date '2025-05-05'"
    assert told_by(run, "fct_bilateral_contacts", "contact_id", calls) == [
        ["evening-call", "two-calls"],
        ["morning-call-undated", "two-calls"],
    ]


def test_a_namesake_is_linked_to_the_office_and_flagged(run: FinishedRun) -> None:
    rows = ask(
        run,
        "select participant.person_name, participant.is_name_conflict"
        " from marts.bridge_contact_participants as participant"
        " inner join marts.fct_bilateral_contacts as contact using (contact_id)"
        " where participant.party_code = 'KAZ' and contact.start_date = date '2025-04-09'",
    )
    assert rows == [("Murat Nurtleu", True)]
