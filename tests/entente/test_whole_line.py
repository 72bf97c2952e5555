"""The whole line through the real DAGs, in process: articles in, a published warehouse out."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
import typer
from rich.console import Console

from entente.cli.findings import FAMILIES, QUERIES
from entente.cli.run import show_outcome
from entente.cli.terminal import STEP_NAMES
from entente.environments import in_process_home
from entente.errors import OK, REJECTED_BEYOND_ALLOWED
from entente.ingesting import articles_of_load
from entente.published import query_published, query_rows, read_coding_counts, read_last_load
from entente.running import HomeBusyError, hold_home
from entente.settings import load_settings
from tests.lines import SAMPLE, FinishedCommand, FinishedRun, copy_home, run_in

pytestmark = [pytest.mark.line, pytest.mark.timeout(600)]

STEPS = ["start", "read", "register", "plan", "extract", "load", "build", "publish"]
MARTS = (
    "fct_bilateral_contacts",
    "bridge_contact_participants",
    "bridge_contact_topics",
    "fct_agreements",
    "bridge_agreement_parties",
    "fct_crisis_events",
    "bridge_crisis_parties",
    "fct_crisis_quantities",
    "fct_event_mentions",
    "dim_articles",
    "dim_parties",
    "dim_persons",
    "dim_office_holders",
    "dim_dates",
    "dim_contact_modes",
    "dim_agreement_types",
    "dim_crisis_types",
    "dim_places",
    "dim_topics",
)


def test_every_step_runs_once_and_in_order(sample_run: FinishedRun) -> None:
    assert sample_run.steps.ended == STEPS


def test_the_published_file_has_every_mart(sample_run: FinishedRun) -> None:
    sql = "select table_name from information_schema.tables where table_schema = 'marts'"
    published = {name for (name,) in query_published(sample_run.settings.serve_db, sql)}
    assert set(MARTS) - published == set()


@pytest.mark.parametrize("query", FAMILIES.values())
def test_the_sample_has_facts_of_every_family_each_with_quote_and_source(
    sample_run: FinishedRun, query: str
) -> None:
    sql = (QUERIES / f"{query}.sql").read_text(encoding="utf-8")
    settings = sample_run.settings
    batch = articles_of_load(settings, read_last_load(settings.serve_db).load_id)
    rows = query_rows(settings.serve_db, sql, {"batch": str(batch)})
    assert rows
    assert all(row["best_quote"] and row["source_uri"] for row in rows)


def test_every_input_is_accounted_for(sample_run: FinishedRun) -> None:
    load = read_last_load(sample_run.settings.serve_db)
    assert load.seen == load.loaded + load.unchanged + load.rejected
    assert load.rejected == 1  # one of the sample is bad on purpose
    assert list(sample_run.settings.quarantine_dir.glob("*.reason.json"))


def test_the_same_articles_again_are_unchanged_and_extract_nothing(second_run: FinishedCommand) -> None:
    load = read_last_load(second_run.settings.serve_db)
    assert (load.loaded, load.unchanged) == (0, load.seen - load.rejected)
    assert STEP_NAMES["extract"] not in second_run.printed


def test_the_command_shows_steps_facts_with_quote_and_source_and_counts(second_run: FinishedCommand) -> None:
    assert second_run.exit_code == OK, second_run.errors
    shown = [STEP_NAMES[step] for step in STEPS if step != "extract"]
    assert [name for name in shown if name not in second_run.printed] == []
    assert re.search(r"Contacts: [1-9]\d*\n.+\n +“.+", second_run.printed)
    assert re.search(r"^ +\w+\.(txt|html|csv|jsonl)\S*  [0-9a-f]{32}", second_run.printed, re.MULTILINE)
    assert "1 rejected" in second_run.printed


def test_airflow_and_dbt_keep_their_talk_to_the_log(second_run: FinishedCommand) -> None:
    log = (in_process_home(second_run.settings) / "run.log").read_text()
    assert "transform_publish" in log
    assert "[info" not in second_run.printed
    assert second_run.errors == ""


def test_a_failed_build_leaves_the_published_file_as_it_was(sample_run: FinishedRun, tmp_path: Path) -> None:
    settings = copy_home(sample_run, tmp_path / "home")
    before = settings.serve_db.stat()
    spoil_evidence(settings.build_db)
    run = run_in(settings.home, SAMPLE)
    assert not run.outcome.succeeded
    assert run.steps.ended[-1] == "build"
    assert "dbt build failed" in run.steps.errors[-1]
    after = settings.serve_db.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_another_run_in_the_same_home_is_refused(tmp_path: Path) -> None:
    settings = load_settings(home=tmp_path)
    with hold_home(settings), pytest.raises(HomeBusyError, match="another run is at work"):
        run_in(tmp_path, SAMPLE)


def spoil_evidence(build_db: Path) -> None:
    """Shift a quote away from its offsets, which dbt's tests must notice."""
    with duckdb.connect(str(build_db)) as writer:
        writer.execute("update staging.report_mentions set quote = quote || ' and more'")


def test_a_run_that_loses_more_than_allowed_says_so_and_exits_with_1(
    sample_run: FinishedRun, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = sample_run.settings.model_copy(update={"allowed_rejected_share": 0.01})
    with pytest.raises(typer.Exit) as ended:
        show_outcome(settings, Console(), limit=0)
    assert ended.value.exit_code == REJECTED_BEYOND_ALLOWED
    assert "more was lost than ENTENTE_ALLOWED_REJECTED_SHARE=0.01 allows" in capsys.readouterr().err


def test_every_article_of_the_sample_is_coded(sample_run: FinishedRun) -> None:
    assert read_coding_counts(sample_run.settings.serve_db).failed == 0
