"""Each format gives the same articles: fields, identity, text as received."""

import csv
import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extract.readers import ReadOptions
from tests.extract.readers.samples import BODY

ROWS = [
    {"id": "a-1", "url": "https://news.example/1", "title": "Ministers meet", "published_at": "2024-03-05",
     "publisher": "The Example", "language": "en", "text": BODY},
    {"id": "a-2", "url": None, "title": None, "published_at": None, "publisher": None, "language": None,
     "text": BODY + "\nThey “agreed”."},
]  # fmt: skip


def write_jsonl(path: Path, rows: list[dict]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def write_csv(path: Path, rows: list[dict], delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_parquet(path: Path, rows: list[dict]) -> Path:
    pq.write_table(pa.Table.from_pylist(rows), path)
    return path


def test_jsonl_csv_and_parquet_give_the_same_articles(tmp_path, read):
    lines = read(write_jsonl(tmp_path / "x.jsonl", ROWS))
    commas = read(write_csv(tmp_path / "x.csv", ROWS))
    semicolons = read(write_csv(tmp_path / "y.csv", ROWS, ";"))
    columns = read(write_parquet(tmp_path / "x.parquet", ROWS))
    ids = [
        [item.article.article_id for item in reading.articles]
        for reading in (lines, commas, semicolons, columns)
    ]
    assert len(ids[0]) == 2
    assert ids == [ids[0]] * 4
    assert lines.uris == ["x.jsonl#a-1", "x.jsonl#a-2"]
    assert columns.texts == [row["text"] for row in ROWS]


def test_fields_arrive_as_stated(tmp_path, read):
    article = read(write_jsonl(tmp_path / "x.jsonl", ROWS)).articles[0].article
    assert article.title == "Ministers meet"
    assert article.published_at == datetime(2024, 3, 5, tzinfo=UTC)
    assert article.published_precision == "day"
    assert article.publisher == "The Example"
    assert article.language_code == "en"


@pytest.mark.parametrize("name", ["x.jsonl", "x.ndjson", "x.csv", "x.parquet", "x.txt", "x.html"])
def test_a_compressed_file_gives_what_the_file_gives(tmp_path, read, name):
    path = tmp_path / name
    if name.endswith("txt"):
        path.write_text(BODY)
    elif name.endswith("html"):
        path.write_text(f"<html><body><article><p>{BODY}</p><p>{BODY}</p></article></body></html>")
    else:
        {"csv": write_csv, "parquet": write_parquet}.get(path.suffix[1:], write_jsonl)(path, ROWS)
    packed = tmp_path / f"{name}.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert read(packed).texts == read(path).texts != []


def test_other_column_names_are_mapped(tmp_path, read):
    rows = [{"nr": 7, "body": BODY, "when": "2024-03-05T10:00:00+05:00"}]
    reading = read(
        write_jsonl(tmp_path / "x.jsonl", rows),
        column_map={"text": "body", "id": "nr", "published_at": "when"},
    )
    assert reading.uris == ["x.jsonl#7"]
    assert reading.articles[0].article.published_at == datetime(2024, 3, 5, 5, tzinfo=UTC)


def test_mapping_an_unknown_field_is_refused_at_the_start():
    with pytest.raises(ValueError, match="no such field: body"):
        ReadOptions(column_map={"body": "text"})


def test_a_text_header_gives_the_date_and_leaves_the_text(tmp_path, read):
    path = tmp_path / "x.txt"
    path.write_text(f" date 2026-03-07 ASTANA — {BODY}\n")
    article = read(path).articles[0].article
    assert article.text == f"ASTANA — {BODY}\n"
    assert (article.published_at, article.published_precision) == (datetime(2026, 3, 7, tzinfo=UTC), "day")


@pytest.mark.parametrize("beginning", ["Date palms are in flower. ", "date with destiny: ", "2026-03-07 "])
def test_words_that_only_look_like_a_header_stay_in_the_text(tmp_path, read, beginning):
    path = tmp_path / "x.txt"
    path.write_text(beginning + BODY)
    article = read(path).articles[0].article
    assert article.text == beginning + BODY
    assert article.published_at is None
    assert article.published_precision == "unknown"


def test_a_headline_becomes_the_title_and_stays_in_the_text(tmp_path, read):
    path = tmp_path / "x.txt"
    path.write_text(f"Ministers hold talks\n\n{BODY}")
    article = read(path).articles[0].article
    assert article.title == "Ministers hold talks"
    assert article.text.startswith("Ministers hold talks\n\n")


def test_a_first_paragraph_is_no_headline(tmp_path, read):
    path = tmp_path / "x.txt"
    path.write_text(f"{BODY}\n\n{BODY}")
    assert read(path).articles[0].article.title is None


def test_a_page_gives_title_time_site_and_text_without_its_furniture(tmp_path, read):
    path = tmp_path / "x.html"
    path.write_text(
        "<html><head><title>Ministers meet</title>"
        '<meta property="article:published_time" content="2024-03-05T23:30:00-02:00">'
        '<meta property="og:site_name" content="The Example"></head><body><nav>Home | Sport | Weather</nav>'
        f"<article><h1>Ministers meet</h1><p>{BODY}</p><p>{BODY} Again.</p></article>"
        "<footer>All rights reserved</footer></body></html>"
    )
    article = read(path).articles[0].article
    assert article.title == "Ministers meet"
    assert article.published_at == datetime(2024, 3, 6, 1, 30, tzinfo=UTC)
    assert article.publisher == "The Example"
    assert BODY in article.text
    assert "Weather" not in article.text


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        (
            '<meta name="date" content="some day"><script type="application/ld+json">'
            '{"datePublished": "2024-03-05T10:00:00Z"}</script>',
            datetime(2024, 3, 5, 10, tzinfo=UTC),
        ),
        ('<meta name="DC.date.issued" content="2024-03-05">', datetime(2024, 3, 5, tzinfo=UTC)),
    ],
)
def test_a_page_is_dated_by_its_first_readable_declaration(tmp_path, read, head, moment):
    (tmp_path / "x.html").write_text(
        f"<html><head>{head}</head><body><article><p>{BODY}</p><p>{BODY}</p></article></body></html>"
    )
    assert read(tmp_path).articles[0].article.published_at == moment


def test_a_page_without_a_date_is_undated_even_where_its_text_names_one(tmp_path, read):
    path = tmp_path / "x.html"
    path.write_text(
        f"<html><body><article><p>On 3 May 2019 it rained. {BODY}</p><p>{BODY}</p></article></body></html>"
    )
    assert read(path).articles[0].article.published_at is None


def test_a_parquet_file_may_hold_real_timestamps(tmp_path, read):
    moments = [datetime(2024, 3, 5, 10, 30), datetime(2024, 3, 5)]
    table = pa.table({"text": [BODY, BODY + "."], "published_at": pa.array(moments, pa.timestamp("ns"))})
    pq.write_table(table, tmp_path / "x.parquet")
    assert [
        (item.article.published_at, item.article.published_precision)
        for item in read(tmp_path / "x.parquet").articles
    ] == [(datetime(2024, 3, 5, 10, 30, tzinfo=UTC), "second"), (datetime(2024, 3, 5, tzinfo=UTC), "day")]
