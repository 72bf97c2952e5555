"""Text is decoded whatever its encoding, and otherwise left as it is: offsets refer to it."""

import codecs
import json

import pytest

BODY = (
    "Ministerpräsident Müller traf in Zürich die Außenministerin – „gute Gespräche“, hieß es am Dienstag. "
    * 3
)
ENGLISH = (
    "The minister’s aide said “yes” in Orléans on Tuesday, and the envoy from São Tomé agreed – at last. " * 3
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("text", [ENGLISH, BODY])
def test_a_text_file_in_any_encoding(tmp_path, read, encoding, text):
    (tmp_path / "x.txt").write_bytes(text.encode(encoding))
    assert read(tmp_path).texts == [text]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            "Министр иностранных дел встретился с послом во вторник. Стороны обсудили торговлю и транзит. "
            * 4,
            "cp1251",
        ),
    ],
)
def test_other_alphabets_are_detected(tmp_path, read, text, encoding):
    (tmp_path / "x.txt").write_bytes(text.encode(encoding))
    assert read(tmp_path).texts == [text]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_records_in_any_encoding(tmp_path, read, encoding):
    (tmp_path / "x.jsonl").write_bytes(json.dumps({"text": ENGLISH}, ensure_ascii=False).encode(encoding))
    (tmp_path / "x.csv").write_bytes(f'id,text\n1,"{ENGLISH}"\n'.encode(encoding))
    assert read(tmp_path).texts == [ENGLISH, ENGLISH]


def test_one_line_in_another_encoding_does_not_spoil_the_others(tmp_path, read):
    line = json.dumps({"text": ENGLISH}, ensure_ascii=False)
    (tmp_path / "x.jsonl").write_bytes(line.encode() + b"\n" + line.encode("cp1252") + b"\n")
    assert read(tmp_path).texts == [ENGLISH, ENGLISH]


def test_a_page_is_read_in_the_encoding_it_declares(tmp_path, read):
    page = '<html><head><meta charset="iso-8859-2"></head><body><article><p>{}</p></article></body></html>'
    text = "Ministr zahraničí jednal v úterý v Praze s polským protějškem o dopravě, řekl mluvčí úřadu. " * 4
    (tmp_path / "x.html").write_bytes(page.format(text).encode("iso-8859-2"))
    assert "řekl mluvčí" in read(tmp_path).texts[0]


@pytest.mark.parametrize(
    "text",
    [
        "Line one of the article\r\nand line two of it.\r\n",
        "Soft\u00adhyphens and\u00a0hard spaces\u202fstay in the text of the article.",
        "Tabs\tand trailing space   \n\n\n",
        "Cafe\u0301 is not made into Café; nor is ﬁ into fi.",
    ],
)
def test_text_is_stored_as_received(tmp_path, read, text):
    (tmp_path / "x.txt").write_bytes(text.encode())
    (tmp_path / "x.jsonl").write_text(json.dumps({"text": text}))
    assert read(tmp_path).texts == [text, text]


def test_a_byte_order_mark_is_no_text(tmp_path, read):
    (tmp_path / "x.csv").write_bytes(codecs.BOM_UTF8 + b"text\nSome words\n")
    assert read(tmp_path).texts == ["Some words"]
