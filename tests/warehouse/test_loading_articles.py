"""Loads keep the books: every input seen is loaded, unchanged or rejected; articles have versions."""

import itertools
import json
import random

import pytest

from extract.readers import ReadOptions, write_batch
from tests.warehouse.samples import BODY, ask, dump, load, write_articles
from warehouse.loading import register_load

TEXTS = {f"a-{n}": f"{BODY} Report number {n} names {n * 7} delegates and {n * 3} papers." for n in range(12)}


def test_seen_is_loaded_and_unchanged_and_rejected(home, tmp_path):
    inputs = tmp_path / "in"
    write_articles(inputs / "x.jsonl", {"a": BODY, "b": BODY + " More."})
    (inputs / "bad.txt").write_bytes(b"\x00\x01\x02" * 100)
    with (inputs / "x.jsonl").open("a") as file:
        file.write('{"id": "broken\n{"id": "a", "text": "Another text under the id of the first article."}\n')
    first = load(home, inputs)
    assert (first.seen, first.loaded, first.unchanged, first.rejected) == (5, 2, 0, 3)
    second = load(home, inputs)
    assert (second.seen, second.loaded, second.unchanged, second.rejected) == (5, 0, 2, 3)
    reasons = ask(
        home / "entente.duckdb",
        "select reason_code, count(*) from raw.rejected_inputs group by all order by 1",
    )
    assert reasons == [("binary_file", 1), ("broken_record", 1), ("duplicate_id", 1)]


def test_registering_a_batch_again_changes_nothing(home, tmp_path):
    batch = write_batch([write_articles(tmp_path / "x.jsonl", TEXTS)], home / "read", ReadOptions())
    database = home / "entente.duckdb"
    first = register_load(database, batch, home / "quarantine")
    before = dump(database)
    assert register_load(database, batch, home / "quarantine") == first
    assert dump(database) == before
    assert ask(database, "select count(*) from raw.loads") == [(1,)]


def test_a_changed_text_is_a_new_version_and_the_old_one_is_kept(home, tmp_path):
    load(home, write_articles(tmp_path / "x.jsonl", {"a": BODY, "b": BODY + " B."}))
    summary = load(home, write_articles(tmp_path / "x.jsonl", {"a": BODY + " Corrected.", "b": BODY + " B."}))
    assert (summary.loaded, summary.unchanged, summary.superseded) == (1, 1, 1)
    rows = ask(home / "entente.duckdb", "select record_id, text, is_current from raw.articles order by 1, 3")
    assert rows == [("a", BODY, False), ("a", BODY + " Corrected.", True), ("b", BODY + " B.", True)]
    versions = "select version_number from raw.article_sources order by version_key"
    assert ask(home / "entente.duckdb", versions) == [(2,), (1,)]


def test_a_text_that_returns_is_current_again(home, tmp_path):
    for text in (BODY, BODY + " Corrected.", BODY):
        load(home, write_articles(tmp_path / "x.jsonl", {"a": text}))
    rows = ask(home / "entente.duckdb", "select text, is_current from raw.articles order by 2")
    assert rows == [(BODY + " Corrected.", False), (BODY, True)]


def test_an_article_stays_current_while_any_source_still_has_it(home, tmp_path):
    write_articles(tmp_path / "one" / "x.jsonl", {"a": BODY})
    write_articles(tmp_path / "two" / "x.jsonl", {"a": BODY})
    assert load(home, tmp_path / "one").loaded == 1
    assert load(home, tmp_path / "two").unchanged == 1
    assert load(home, write_articles(tmp_path / "one" / "x.jsonl", {"a": BODY + " Changed."})).superseded == 0
    assert ask(home / "entente.duckdb", "select count(*) from raw.current_articles") == [(2,)]


def test_the_first_of_two_texts_under_one_id_is_kept(home, tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text(
        "".join(json.dumps({"id": 1, "text": f"{BODY} {n}"}) + "\n" for n in ("first", "second", "first"))
    )
    summary = load(home, path)
    assert (summary.loaded, summary.unchanged, summary.rejected) == (1, 1, 1)
    assert ask(home / "entente.duckdb", "select text from raw.articles") == [(BODY + " first",)]
    (name,) = (path for path in (home / "quarantine").iterdir() if path.name.endswith(".reason.json"))
    reason = json.loads(name.read_text())
    assert reason["reason"] == "duplicate_id"
    assert "second" in name.with_name(name.name.removesuffix(".reason.json")).read_text()


def test_two_files_of_one_name_are_two_articles(home, tmp_path):
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "a.txt").write_text(f"{BODY} {place}")
    load(home, tmp_path / "one" / "a.txt")
    load(home, tmp_path / "two" / "a.txt")
    assert (
        ask(home / "entente.duckdb", "select source_uri, is_current from raw.articles")
        == [("a.txt", True)] * 2
    )


def test_articles_in_other_languages_are_stored_and_counted_but_not_coded(home, tmp_path):
    (tmp_path / "ru.txt").write_text(
        "Министр иностранных дел встретился с послом, стороны обсудили торговлю и транзит."
    )
    (tmp_path / "en.txt").write_text(BODY)
    summary = load(home, tmp_path / "ru.txt", tmp_path / "en.txt")
    assert (summary.loaded, summary.rejected, summary.unsupported_language) == (2, 0, 1)
    rows = ask(
        home / "entente.duckdb", "select language_code, is_supported_language from raw.articles order by 1"
    )
    assert rows == [("en", True), ("ru", False)]


def test_text_survives_storage_to_the_character(home, tmp_path):
    text = (
        "\tSoft\u00adhyphen,\u00a0hard space, CRLF\r\n“quotes” é e\u0301 🙂 𝔘 and the end of the article.\r\n"
    )
    (tmp_path / "x.txt").write_bytes(text.encode())
    load(home, tmp_path / "x.txt")
    assert ask(home / "entente.duckdb", "select text from raw.articles") == [(text,)]
    start = text.index("𝔘")
    assert ask(home / "entente.duckdb", f"select substr(text, {start + 1}, 5) from raw.articles") == [
        (text[start : start + 5],)
    ]


def load_all(tmp_path, name, groups):
    """A fresh warehouse with the articles of each group as one load."""
    from warehouse.migrating import migrate

    home = tmp_path / name
    migrate(home / "entente.duckdb")
    for group in groups:
        load(home, *(tmp_path / "in" / f"{key}.jsonl" for key in group))
    return dump(home / "entente.duckdb")


def test_any_order_and_any_split_give_the_same_content(tmp_path):
    texts = {**TEXTS, "copy": TEXTS["a-3"], "edited": TEXTS["a-5"].replace("papers", "documents")}
    for key, text in texts.items():
        write_articles(tmp_path / "in" / f"{key}.jsonl", {key: text})
    whole = load_all(tmp_path, "whole", [list(texts)])
    assert len(whole["raw.near_duplicate_links"]) >= 2
    shuffled = list(texts)
    random.Random(7).shuffle(shuffled)
    assert load_all(tmp_path, "shuffled", [shuffled]) == whole
    thirds = [list(part) for part in itertools.batched(shuffled, 5)] if hasattr(itertools, "batched") else [
        shuffled[:5], shuffled[5:10], shuffled[10:]
    ]  # fmt: skip
    assert load_all(tmp_path, "thirds", [*thirds, thirds[0]]) == whole


def test_links_ignore_versions_that_are_no_longer_current(home, tmp_path):
    load(home, write_articles(tmp_path / "x.jsonl", {"a": TEXTS["a-1"], "b": TEXTS["a-1"]}))
    assert ask(home / "entente.duckdb", "select similarity from raw.near_duplicates") == [(1.0,)]
    load(home, write_articles(tmp_path / "x.jsonl", {"a": "A quite different article about the weather."}))
    assert ask(home / "entente.duckdb", "select similarity from raw.near_duplicates") == []


def test_quarantine_names_are_harmless(home, tmp_path):
    odd = tmp_path / "in" / ("..; rm -rf ~\n" + "ü" * 100 + ".pdf")
    odd.parent.mkdir()
    odd.write_bytes(b"%PDF-1.4")
    load(home, odd.parent)
    names = sorted(path.name for path in (home / "quarantine").iterdir())
    assert len(names) == 2
    assert all(name.isascii() and "/" not in name and ".." not in name and len(name) < 120 for name in names)
    assert (home / "quarantine" / names[0]).read_bytes() == b"%PDF-1.4"


def test_a_table_of_a_thousand_bad_rows_is_listed_in_full_and_copied_in_part(home, tmp_path):
    (tmp_path / "x.jsonl").write_text("".join(json.dumps({"nr": n}) + "\n" for n in range(1000)))
    assert load(home, tmp_path / "x.jsonl").rejected == 1000
    assert ask(
        home / "entente.duckdb", "select count(*), count(quarantine_name) from raw.rejected_inputs"
    ) == [(1000, 100)]
    assert len(list((home / "quarantine").iterdir())) == 200


def test_a_batch_whose_books_do_not_balance_is_refused(home, tmp_path):
    batch = write_batch([write_articles(tmp_path / "x.jsonl", TEXTS)], home / "read", ReadOptions())
    summary = json.loads((batch / "summary.json").read_text())
    (batch / "summary.json").write_text(json.dumps(summary | {"seen_count": 99}))
    with pytest.raises(RuntimeError, match="99 seen, 12 accounted for"):
        register_load(home / "entente.duckdb", batch, home / "quarantine")
    assert ask(home / "entente.duckdb", "select count(*) from raw.articles") == [(0,)]
