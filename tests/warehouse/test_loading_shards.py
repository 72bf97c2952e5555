"""Extraction is planned from the ledger and staged idempotently, for current articles only."""

import pyarrow.parquet as pq
import pytest

from extract.records import Article
from tests.warehouse.samples import BODY, ask, dump, load, write_articles, write_shard
from warehouse.loading import load_shards
from warehouse.planning import plan_shards

TEXTS = {f"a-{n}": f"{BODY} Report {n}." for n in range(7)}


def plan(home, version="v1", settings="s1", size=3):
    return plan_shards(home / "entente.duckdb", home / "pending", version, settings, size)


def extract_all(home, **options):
    shards = [write_shard(home / "extracted", pending, **options) for pending in plan(home)]
    return load_shards(home / "entente.duckdb", shards)


def test_pending_articles_come_in_few_shards_with_the_columns_of_an_article(home, tmp_path):
    load(home, write_articles(tmp_path / "x.jsonl", TEXTS))
    shards = plan(home)
    assert [pq.read_metadata(shard).num_rows for shard in shards] == [3, 3, 1]
    assert pq.read_schema(shards[0]).names == list(Article.__dataclass_fields__)
    assert plan(home) == shards


def test_what_is_extracted_is_not_planned_again(home, tmp_path):
    load(home, write_articles(tmp_path / "x.jsonl", TEXTS))
    assert extract_all(home) == 7
    assert plan(home) == []
    load(home, write_articles(tmp_path / "y.jsonl", {"new": BODY + " New."}))
    assert [pq.read_table(shard).column("source_uri").to_pylist() for shard in plan(home)] == [
        ["y.jsonl#new"]
    ]


def test_a_new_extractor_or_new_settings_extract_everything_again(home, tmp_path):
    load(home, write_articles(tmp_path / "x.jsonl", TEXTS))
    extract_all(home)
    assert len(plan(home, version="v2")) == 3
    assert len(plan(home, settings="s2")) == 3


def test_a_failed_article_is_not_tried_again_by_the_same_extractor(home, tmp_path):
    load(home, write_articles(tmp_path / "x.jsonl", TEXTS))
    extract_all(home, status="failed")
    assert plan(home) == []
    assert ask(home / "entente.duckdb", "select sum(failed_count) from raw.extraction_runs") == [(7,)]


def test_other_languages_are_not_planned(home, tmp_path):
    (tmp_path / "ru.txt").write_text(
        "Министр иностранных дел встретился с послом, стороны обсудили торговлю и транзит."
    )
    load(home, tmp_path / "ru.txt")
    assert plan(home) == []


def test_loading_a_shard_again_changes_nothing(home, tmp_path):
    load(home, write_articles(tmp_path / "x.jsonl", TEXTS))
    shards = [write_shard(home / "extracted", pending) for pending in plan(home)]
    load_shards(home / "entente.duckdb", shards)
    before = dump(home / "entente.duckdb")
    assert load_shards(home / "entente.duckdb", shards) == 7
    assert dump(home / "entente.duckdb") == before


def test_a_superseded_article_loses_its_rows_and_its_successor_is_planned(home, tmp_path):
    load(home, write_articles(tmp_path / "x.jsonl", TEXTS))
    extract_all(home)
    load(home, write_articles(tmp_path / "x.jsonl", {"a-0": BODY + " Corrected."}))
    assert ask(home / "entente.duckdb", "select count(*) from staging.contact_reports") == [(6,)]
    assert ask(home / "entente.duckdb", "select count(*) from staging.report_mentions") == [(6,)]
    assert extract_all(home) == 1
    load(home, write_articles(tmp_path / "x.jsonl", {"a-0": TEXTS["a-0"]}))
    assert extract_all(home) == 1
    assert ask(home / "entente.duckdb", "select count(*) from staging.contact_reports") == [(7,)]


def test_articles_superseded_during_extraction_are_left_out(home, tmp_path):
    load(home, write_articles(tmp_path / "x.jsonl", {"a": BODY}))
    (pending,) = plan(home)
    load(home, write_articles(tmp_path / "x.jsonl", {"a": BODY + " Corrected."}))
    assert load_shards(home / "entente.duckdb", [write_shard(home / "extracted", pending)]) == 0
    assert ask(home / "entente.duckdb", "select count(*) from staging.article_results") == [(0,)]


def test_a_shard_of_no_size_is_refused(home):
    with pytest.raises(ValueError, match="at least 1"):
        plan(home, size=0)
