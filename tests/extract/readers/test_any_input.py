"""Whatever the bytes, reading ends with articles and rejections, and text comes back to the character."""

import gzip
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.readers import ReadArticle, ReadOptions, read_inputs
from tests.extract.readers.samples import BODY

NEWS = json.dumps({"id": "1", "text": BODY, "published_at": "2024-03-05"}).encode()
BYTES = st.one_of(
    st.binary(max_size=300),
    st.builds(lambda head, tail: head + NEWS + tail, st.binary(max_size=20), st.binary(max_size=20)),
    st.builds(lambda data: gzip.compress(data)[:-3], st.binary(max_size=100)),
    st.builds(lambda rows: b"id,text\n" + rows, st.binary(max_size=200)),
    st.text(max_size=200).map(lambda text: f"<html><body><p>{text}</p></body></html>".encode()),
)


def read_bytes(name: str, data: bytes) -> list:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return list(read_inputs([path], ReadOptions()))


@pytest.mark.parametrize(
    "name", ["x.txt", "x.html", "x.jsonl", "x.csv", "x.parquet", "x.txt.gz", "x.jsonl.gz", "x.csv.gz"]
)
@settings(max_examples=25, deadline=None)
@given(data=BYTES)
def test_no_bytes_stop_a_load_and_none_vanish(name, data):
    assert read_bytes(name, data)


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=200
    )
)
def test_any_text_of_a_record_is_stored_as_received(text):
    (item,) = read_bytes("x.jsonl", json.dumps({"text": text}).encode())
    if isinstance(item, ReadArticle):
        assert item.article.text == text
    else:
        assert item.reason_code == "missing_text"
        assert not any(char.isalnum() for char in text)
