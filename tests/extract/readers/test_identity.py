"""What makes an article the same article, wherever it is read from."""

import json

from tests.extract.readers.samples import BODY


def test_the_folder_above_the_load_root_makes_no_difference(tmp_path, read):
    for place in ("one", "two"):
        (tmp_path / place / "sub").mkdir(parents=True)
        (tmp_path / place / "sub" / "a.txt").write_text(BODY)
    one, two = read(tmp_path / "one"), read(tmp_path / "two")
    assert one.uris == two.uris == ["sub/a.txt"]
    assert one.articles[0].article == two.articles[0].article


def test_the_same_name_in_two_folders_with_two_texts_is_two_articles(tmp_path, read):
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "a.txt").write_text(f"{BODY} {place}")
    first, second = read(tmp_path / "one" / "a.txt", tmp_path / "two" / "a.txt").articles
    assert first.article.article_id != second.article.article_id
    assert first.version_key != second.version_key


def test_a_record_keeps_its_id_in_whatever_file_it_comes(tmp_path, read):
    for name in ("whole.jsonl", "part.jsonl"):
        (tmp_path / name).write_text(json.dumps({"id": "w-1", "text": BODY}))
    first, second = read(tmp_path).articles
    assert first.article.article_id == second.article.article_id


def test_two_releases_under_one_address_are_two_articles(tmp_path, read):
    rows = [{"id": f"r-{n}", "url": "https://gov.example/call", "text": f"{BODY} {n}"} for n in (1, 2)]
    (tmp_path / "x.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    assert len({item.version_key for item in read(tmp_path).articles}) == 2


def test_a_changed_date_is_a_changed_article(tmp_path, read):
    path = tmp_path / "x.txt"
    path.write_text(f"date 2026-03-07\n{BODY}")
    before = read(path).articles[0]
    path.write_text(f"date 2026-03-08\n{BODY}")
    after = read(path).articles[0]
    assert before.article.content_hash != after.article.content_hash
    assert before.version_key == after.version_key


def test_inputs_are_read_in_order_of_name_and_once(tmp_path, read):
    for name in ("b.txt", "a.txt", "c.txt"):
        (tmp_path / name).write_text(f"{BODY} {name}")
    assert read(tmp_path / "c.txt", tmp_path, tmp_path).uris == ["c.txt", "a.txt", "b.txt"]
