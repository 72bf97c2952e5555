"""The whole line through the real DAGs, in process: articles in, a published warehouse out."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import duckdb
import pytest

from entente.cli.findings import FAMILIES, QUERIES
from entente.environments import in_process_home
from entente.published import query_published, read_last_load
from entente.running import HomeBusyError, hold_home
from entente.settings import load_settings
from tests.lines import SAMPLE, FinishedRun, run_in

pytestmark = [pytest.mark.line, pytest.mark.timeout(300)]

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


@pytest.fixture
def copied_home(sample_run: FinishedRun, tmp_path: Path) -> Path:
    """A home with the sample loaded that a test may change."""
    home = tmp_path / "home"
    shutil.copytree(sample_run.settings.home, home, ignore=shutil.ignore_patterns("airflow"))
    return home


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
    rows = query_published(sample_run.settings.serve_db, f"select quote, source from ({sql.split(';')[0]})")
    assert rows
    assert all(quote and source for quote, source in rows)


def test_every_input_is_accounted_for(sample_run: FinishedRun) -> None:
    load = read_last_load(sample_run.settings.serve_db)
    assert load.seen == load.loaded + load.unchanged + load.rejected
    assert load.rejected == 1  # one of the sample is bad on purpose
    assert list(sample_run.settings.quarantine_dir.glob("*.reason.json"))


def test_airflow_keeps_its_talk_to_its_log(copied_home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run = run_in(copied_home, SAMPLE)
    printed = capfd.readouterr()
    assert (printed.out, printed.err) == ("", "")
    assert "ingest_extract" in run.outcome.log_path.read_text()
    assert run.outcome.log_path.is_relative_to(in_process_home(run.settings))


def test_the_same_articles_again_are_unchanged_and_extract_nothing(copied_home: Path) -> None:
    run = run_in(copied_home, SAMPLE)
    assert run.outcome.succeeded, run.steps.errors
    load = read_last_load(run.settings.serve_db)
    assert (load.loaded, load.unchanged) == (0, load.seen - load.rejected)
    assert "extract" not in run.steps.ended


def test_a_failed_build_leaves_the_published_file_as_it_was(copied_home: Path) -> None:
    settings = load_settings(home=copied_home)
    before = settings.serve_db.stat()
    spoil_evidence(settings.build_db)
    run = run_in(copied_home, SAMPLE)
    assert not run.outcome.succeeded
    assert run.steps.ended[-1] == "build"
    assert "publish" not in run.steps.ended
    assert "dbt build failed" in run.steps.errors[-1]
    after = settings.serve_db.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_reader_keeps_its_file_while_a_new_one_is_published(copied_home: Path, tmp_path: Path) -> None:
    settings = load_settings(home=copied_home)
    article = tmp_path / "new.txt"
    article.write_text("PARIS - The foreign ministers of France and Japan met in Paris on Monday.\n")
    with duckdb.connect(str(settings.serve_db), read_only=True) as reader:
        count = "select count(*) from marts.dim_articles"
        before = reader.execute(count).fetchone()
        run = run_in(copied_home, article)
        assert run.outcome.succeeded, run.steps.errors
        assert reader.execute(count).fetchone() == before
    assert query_published(settings.serve_db, count) == [(before[0] + 1,)]  # type: ignore[index]


def test_another_run_in_the_same_home_is_refused(copied_home: Path) -> None:
    settings = load_settings(home=copied_home)
    started = time.monotonic()
    with hold_home(settings), pytest.raises(HomeBusyError, match="another run is at work"):
        run_in(copied_home, SAMPLE)
    assert time.monotonic() - started < 5


def spoil_evidence(build_db: Path) -> None:
    """Shift a quote away from its offsets, which dbt's tests must notice."""
    with duckdb.connect(str(build_db)) as writer:
        writer.execute("update staging.report_mentions set quote = quote || ' and more'")
