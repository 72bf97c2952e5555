"""`entente sql` and `entente show` on the published sample."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from entente.cli import app
from entente.errors import OK, WRONG_USE
from entente.published import query_published
from tests.lines import FinishedRun

pytestmark = [pytest.mark.line, pytest.mark.timeout(300)]

ARTICLES = "select source_uri, published_at, title from dim_articles order by source_uri"


@pytest.fixture
def call(sample_run: FinishedRun) -> Callable[..., Result]:
    def run_command(*arguments: object) -> Result:
        return CliRunner().invoke(app, [*map(str, arguments), "--home", str(sample_run.settings.home)])

    return run_command


def test_the_same_answer_in_every_format(call: Callable[..., Result], tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(call("sql", ARTICLES, "--format", "csv").stdout)))
    records = json.loads(call("sql", ARTICLES, "-f", "json").stdout)
    assert call("sql", ARTICLES, "--output", tmp_path / "x.parquet").exit_code == OK
    columns = pq.read_table(tmp_path / "x.parquet").to_pylist()
    uris = [row["source_uri"] for row in rows]
    assert uris == [record["source_uri"] for record in records] == [row["source_uri"] for row in columns]
    assert len(uris) > 10
    assert uris[0] in call("sql", ARTICLES).stdout.replace("\n", "")


def test_the_ending_of_the_output_names_its_format(call: Callable[..., Result], tmp_path: Path) -> None:
    call("sql", "select 1 as one", "--output", tmp_path / "x.json")
    assert json.loads((tmp_path / "x.json").read_text()) == [{"one": 1}]


def test_a_question_can_come_from_standard_input(sample_run: FinishedRun) -> None:
    arguments = ["sql", "-", "--format", "csv", "--home", str(sample_run.settings.home)]
    assert CliRunner().invoke(app, arguments, input="select 42 as answer").stdout == "answer\n42\n"


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("select * from fct_agreement", "fct_agreements"),
        ("create table marts.mine as select 1", "read-only"),
        ("select", "show all tables"),
    ],
)
def test_a_wrong_question_is_wrong_use_with_a_hint(
    call: Callable[..., Result], query: str, hint: str
) -> None:
    answer = call("sql", query)
    assert answer.exit_code == WRONG_USE
    assert hint in answer.output


def test_parquet_needs_a_file(call: Callable[..., Result]) -> None:
    assert call("sql", "select 1", "--format", "parquet").exit_code == WRONG_USE


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("fct_bilateral_contacts", "contact_id"),
        ("fct_agreements", "agreement_id"),
        ("fct_crisis_events", "crisis_event_id"),
    ],
)
def test_a_fact_is_shown_with_every_quote(
    call: Callable[..., Result], sample_run: FinishedRun, table: str, key: str
) -> None:
    serve_db = sample_run.settings.serve_db
    ((event_id,),) = query_published(serve_db, f"select {key} from marts.{table} order by 1 limit 1")
    mentions = query_published(
        serve_db, f"select quote from marts.fct_event_mentions where event_id = '{event_id}'"
    )
    answer = call("show", event_id[:12])
    assert answer.exit_code == OK
    shown = "".join(answer.stdout.split())
    assert event_id in shown
    assert f"{len(mentions)}mentions" in shown
    assert all("".join(quote.split()) in shown for (quote,) in mentions)


def test_a_person_is_shown_with_offices(call: Callable[..., Result], sample_run: FinishedRun) -> None:
    ((person_id, name, office),) = query_published(
        sample_run.settings.serve_db,
        "select person_id, person_name, office_title from marts.dim_office_holders order by 1 limit 1",
    )
    answer = call("show", person_id)
    assert answer.exit_code == OK
    assert name in answer.stdout
    assert office.split()[0] in answer.stdout


@pytest.mark.parametrize("identifier", ["0123456789abcdef", "abc"])
def test_an_unknown_or_too_short_id_is_wrong_use(call: Callable[..., Result], identifier: str) -> None:
    answer = call("show", identifier)
    assert answer.exit_code == WRONG_USE
    assert "id" in answer.output
