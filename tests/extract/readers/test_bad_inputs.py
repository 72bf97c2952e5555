"""Every kind of bad input is turned away alone, with its reason; its neighbours are read."""

import gzip
import inspect
import json
import os
import socket
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extract.readers import REASONS
from tests.extract.readers.samples import BODY

GOOD = json.dumps({"id": "good", "text": BODY})


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty_file"),
        ("blank.txt", b" \n\t\n", "empty_file"),
        ("empty.jsonl", b"", "empty_file"),
        ("blank.jsonl", b"\n\n", "empty_file"),
        ("empty.csv", b"", "empty_file"),
        ("header.csv", b"id,text\n", "empty_file"),
        ("empty.parquet", b"", "empty_file"),
        ("empty.html", b"", "empty_file"),
        ("noise.txt", bytes(range(256)) * 8, "binary_file"),
        ("image.txt", b"\x89PNG\r\n\x1a\n rest", "binary_file"),
        ("report.html", b"%PDF-1.7 rest of it", "binary_file"),
        ("zeros.txt", b"Some text" + b"\x00" + b" and more of it" * 20, "binary_file"),
        ("picture.jsonl", b"\xff\xd8\xff\xe0 rest", "binary_file"),
        ("archive.csv", b"PK\x03\x04 rest", "binary_file"),
        ("broken.parquet", b"PAR1 and then nothing of the kind", "broken_file"),
        ("page.html", b"<html><body></body></html>", "missing_text"),
        ("notes.pdf", b"%PDF-1.7", "unknown_file_type"),
        ("README", b"read me", "unknown_file_type"),
        ("cut.txt.gz", gzip.compress(BODY.encode() * 50)[:40], "truncated_file"),
        ("false.txt.gz", BODY.encode(), "truncated_file"),
        ("date.txt", f" date 2026-13-45 {BODY}".encode(), "unparsable_date"),
        ("names.csv", b"id,body\n1,some text\n", "missing_column"),
    ],
)
def test_a_bad_file_is_turned_away_and_its_neighbour_is_read(tmp_path, read, name, content, reason):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(BODY)
    reading = read(tmp_path)
    assert reading.reasons == {name: reason}
    assert reading.uris == ["good.txt"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "1", "text": "cut', "broken_record"),
        ('["a list"]', "broken_record"),
        ("[" * 100_000, "broken_record"),
        ('{"id": "1", "title": "no text"}', "missing_text"),
        ('{"id": "1", "text": "  "}', "missing_text"),
        ('{"id": "1", "text": null}', "missing_text"),
        ('{"id": "1", "text": ["a", "b"]}', "wrong_type"),
        ('{"id": {"x": 1}, "text": "words"}', "wrong_type"),
        ('{"id": "1", "text": "words", "published_at": "yesterday"}', "unparsable_date"),
        ('{"id": "1", "text": "words", "published_at": "03/04/2026"}', "unparsable_date"),
        ('{"id": "1", "text": "words", "published_at": 1709632800}', "unparsable_date"),
        ('{"id": "1", "text": "half \\ud83d of a pair"}', "undecodable_text"),
        ('{"id": "1", "text": "a zero \\u0000 inside"}', "undecodable_text"),
    ],
)
def test_a_bad_line_is_turned_away_alone(tmp_path, read, line, reason):
    (tmp_path / "x.jsonl").write_text(f"{GOOD}\n{line}\n{GOOD.replace('good', 'better')}\n")
    reading = read(tmp_path)
    assert reading.reasons == {"x.jsonl line 2": reason}
    assert reading.uris == ["x.jsonl#good", "x.jsonl#better"]
    assert reading.rejections[0].payload.decode().startswith(line[:100])
    assert reading.rejections[0].remedy


@pytest.mark.parametrize("name", ["big.txt", "big.jsonl", "big.csv", "big.txt.gz"])
def test_an_article_over_the_limit_is_turned_away(tmp_path, read, name):
    text = "word " * 2_000_000
    content = {"jsonl": json.dumps({"text": text}) + "\n" + GOOD, "csv": f"text\n{text}\n{BODY}\n"}
    data = content.get(name.split(".")[1], text).encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    reading = read(tmp_path)
    assert set(reading.reasons.values()) == {"too_large"}
    assert len(reading.articles) == (1 if name in ("big.jsonl", "big.csv") else 0)
    assert len(reading.rejections[0].payload or b"") < 1_000_000


def test_the_limit_is_a_setting(tmp_path, read):
    (tmp_path / "x.txt").write_text(BODY)
    assert read(tmp_path, max_article_bytes=50).reasons == {"x.txt": "too_large"}


def test_a_decompression_bomb_is_stopped(tmp_path, read):
    (tmp_path / "bomb.jsonl.gz").write_bytes(gzip.compress(b"a" * 80_000_000))
    assert read(tmp_path, max_expansion_ratio=50).reasons == {"bomb.jsonl.gz": "decompression_limit"}


def test_what_comes_before_the_damage_of_a_compressed_file_is_kept(tmp_path, read):
    lines = "".join(
        json.dumps({"id": n, "text": f"{BODY} {os.urandom(20).hex()}"}) + "\n" for n in range(2000)
    )
    packed = gzip.compress(lines.encode())
    (tmp_path / "x.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    reading = read(tmp_path)
    assert reading.reasons == {"x.jsonl.gz": "truncated_file"}
    assert 100 < len(reading.articles) < 2000


def test_links_that_lead_nowhere_or_in_circles_are_turned_away(tmp_path, read):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "good.txt").write_text(BODY)
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "sub")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    reading = read(tmp_path)
    assert reading.reasons == {
        "again": "symlink_loop",
        "sub/up": "symlink_loop",
        "self.txt": "symlink_loop",
        "gone.txt": "not_found",
    }
    assert reading.uris == ["sub/good.txt"]


def test_a_linked_folder_outside_is_read(tmp_path, read):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "good.txt").write_text(BODY)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(tmp_path / "outside")
    assert read(tmp_path / "in").uris == ["link/good.txt"]


def test_folders_deeper_than_python_recurses_are_read(tmp_path, read):
    deepest = tmp_path.joinpath(*["d"] * 150)
    deepest.mkdir(parents=True)
    (deepest / "a.txt").write_text(BODY)
    depth = len(inspect.stack())
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + 100)
    try:
        assert len(read(tmp_path).articles) == 1
    finally:
        sys.setrecursionlimit(limit)


def test_pipes_and_sockets_are_not_opened(tmp_path, read):
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket.txt"))
        reading = read(tmp_path)
    assert reading.reasons == {"pipe.txt": "not_a_regular_file", "socket.txt": "not_a_regular_file"}


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens and cannot be read")
def test_a_file_that_cannot_be_read_is_turned_away(tmp_path, read):
    (tmp_path / "bad.txt").symlink_to("/proc/self/mem")
    (tmp_path / "good.txt").write_text(BODY)
    reading = read(tmp_path)
    assert reading.reasons == {"bad.txt": "unreadable_file"}
    assert reading.uris == ["good.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_missing_permissions_turn_a_file_and_a_folder_away(tmp_path, read):
    (tmp_path / "closed.txt").write_text(BODY)
    (tmp_path / "closed.txt").chmod(0)
    (tmp_path / "shut").mkdir(mode=0)
    assert read(tmp_path).reasons == {"closed.txt": "unreadable_file", "shut": "unreadable_file"}


def test_odd_file_names_are_read_and_shown_harmlessly(tmp_path, read):
    names = [
        b"new\nline.txt",
        b"b\xe4d.txt",
        b"-rf.txt",
        b"'quote'.txt",
        b"x" * 240 + b".txt",
        "Ελλάς.txt".encode(),
    ]
    for number, name in enumerate(names):
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_text(f"{BODY} {number}")
    reading = read(tmp_path)
    assert reading.rejections == []
    assert sorted(reading.uris) == sorted(
        ["new\\x0aline.txt", "b\\xe4d.txt", "-rf.txt", "'quote'.txt", "x" * 240 + ".txt", "Ελλάς.txt"]
    )


def test_a_missing_path_is_turned_away(tmp_path, read):
    assert read(tmp_path / "nowhere.txt").reasons == {"nowhere.txt": "not_found"}


def test_files_that_systems_leave_behind_are_no_inputs(tmp_path, read):
    (tmp_path / ".DS_Store").write_bytes(b"\x00")
    (tmp_path / ".gitkeep").touch()
    reading = read(tmp_path)
    assert reading.articles == reading.rejections == []


def test_csv_rows_are_turned_away_alone(tmp_path, read):
    (tmp_path / "x.csv").write_bytes(
        b"id,text\n"
        b"1,First article text.\n"
        b"2,too,many,fields\n"
        b'3,"an unclosed quote\n'
        b"4,Fourth article text.\n"
        b"5,a zero \x00 inside\n"
        b"\n"
        b'6,"two\nlines"\n'
        b"7\n"
    )
    reading = read(tmp_path)
    assert reading.uris == ["x.csv#1", "x.csv#4", "x.csv#6"]
    assert reading.reasons == {
        "x.csv row 2": "broken_record",
        "x.csv row 3": "broken_record",
        "x.csv row 5": "undecodable_text",
        "x.csv row 7": "broken_record",
    }
    assert reading.rejections[1].payload == b'3,"an unclosed quote\n'


def test_a_missing_column_is_named_with_those_there(tmp_path, read):
    pq.write_table(pa.table({"body": [BODY], "nr": [1]}), tmp_path / "x.parquet")
    rejection = read(tmp_path).rejections[0]
    assert rejection.reason_code == "missing_column"
    assert "body, nr" in rejection.message
    assert "--column text=" in rejection.remedy


def test_a_parquet_row_that_is_no_text_is_turned_away_alone(tmp_path, read):
    broken = pa.array([BODY.encode(), b"\xff\xfe broken", BODY.encode() + b"."]).view(pa.string())
    pq.write_table(pa.table({"text": broken}), tmp_path / "x.parquet")
    reading = read(tmp_path)
    assert reading.uris == ["x.parquet#1", "x.parquet#3"]
    assert reading.reasons == {"x.parquet row 2": "broken_record"}


def test_every_reason_says_what_it_means_and_what_to_do():
    assert all(reason.meaning.endswith(".") and reason.remedy.endswith(".") for reason in REASONS.values())
