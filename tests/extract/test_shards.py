"""Shards: whole or not at all, the same rows however the articles are split and shared out."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extract.records import STAGED, TABLE_NAMES, Article
from extract.shards import ExtractionOptions, arrow_schema, extract_shard
from tests.extract.conftest import SEEDS

TEXTS = [
    "Danish Foreign Minister Ola Berg met Ghana's President Kofi Mensah in Accra on Monday.",
    "Peru and Chile signed a memorandum on fisheries in Lima on 3 May 2024.",
    "An earthquake of magnitude 6.1 killed 12 people in Nepal on Tuesday.",
    "Nothing of note was said.",
] * 8
OPTIONS = ExtractionOptions(reference_dir=SEEDS)


def article(number: int, text: str) -> Article:
    day = datetime(2024, 5, 16, tzinfo=UTC)
    return Article(f"{number:04}", f"a.jsonl#{number}", None, day, "day", None, "en", text, f"h{number}")


ARTICLES = [article(number, text) for number, text in enumerate(TEXTS)]


def write_pending(path: Path, articles: list[Article]) -> Path:
    pq.write_table(
        pa.Table.from_pylist([asdict(item) for item in articles], schema=arrow_schema(Article)), path
    )
    return path


def rows_of(folders: list[Path]) -> dict[str, list[tuple[object, ...]]]:
    found: dict[str, list[tuple[object, ...]]] = {}
    for record in STAGED:
        table = TABLE_NAMES[record]
        rows = [row for folder in folders for row in pq.read_table(folder / f"{table}.parquet").to_pylist()]
        found[table] = sorted(tuple(map(str, row.values())) for row in rows)
    return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    folder = tmp_path_factory.mktemp("whole")
    return rows_of([extract_shard(write_pending(folder / "all.parquet", ARTICLES), folder / "out", OPTIONS)])


def test_a_shard_has_a_file_for_every_table(whole: dict[str, list[tuple[object, ...]]]) -> None:
    assert len(whole["article_results"]) == len(ARTICLES)
    assert whole["contact_reports"]
    assert whole["agreement_reports"]
    assert whole["crisis_reports"]


def test_rows_do_not_depend_on_the_split(whole: dict[str, list[tuple[object, ...]]], tmp_path: Path) -> None:
    parts = [ARTICLES[20:][::-1], ARTICLES[:5], ARTICLES[5:20]]
    folders = [
        extract_shard(write_pending(tmp_path / f"{number}.parquet", part), tmp_path / "out", OPTIONS)
        for number, part in enumerate(parts)
    ]
    assert rows_of(folders) == whole


def test_rows_do_not_depend_on_the_number_of_workers(
    whole: dict[str, list[tuple[object, ...]]], tmp_path: Path
) -> None:
    pending = write_pending(tmp_path / "all.parquet", ARTICLES)
    assert rows_of([extract_shard(pending, tmp_path / "out", replace(OPTIONS, workers=2))]) == whole


def test_a_finished_shard_is_not_extracted_again(tmp_path: Path) -> None:
    pending = write_pending(tmp_path / "one.parquet", ARTICLES[:1])
    first = extract_shard(pending, tmp_path / "out", OPTIONS)
    stamp = (first / "article_results.parquet").stat().st_mtime_ns
    assert extract_shard(pending, tmp_path / "out", OPTIONS) == first
    assert (first / "article_results.parquet").stat().st_mtime_ns == stamp


def test_a_folder_without_its_mark_is_done_anew(tmp_path: Path) -> None:
    pending = write_pending(tmp_path / "one.parquet", ARTICLES[:1])
    first = extract_shard(pending, tmp_path / "out", OPTIONS)
    (first / "_complete").unlink()
    (first / "article_results.parquet").unlink()
    assert (extract_shard(pending, tmp_path / "out", OPTIONS) / "article_results.parquet").is_file()


def test_one_bad_article_is_reported_and_the_others_go_on(tmp_path: Path) -> None:
    bad = replace(ARTICLES[0], article_id="bad", text="Denmark and Ghana met " * 60_000)
    pending = write_pending(tmp_path / "mixed.parquet", [bad, ARTICLES[1]])
    results = pq.read_table(
        extract_shard(pending, tmp_path / "out", OPTIONS) / "article_results.parquet"
    ).to_pylist()
    assert [row["article_id"] for row in results] == ["bad", ARTICLES[1].article_id]
    assert results[1]["status"] == "ok"
