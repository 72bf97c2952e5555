"""The bundled sample is what the pages say: several formats, one undated, one with pleas, one turned away."""

from __future__ import annotations

import re

import pytest

from extract.clean import find_boilerplate
from extract.readers import ReadArticle, ReadOptions, Rejection, read_inputs
from tests.docs.documents import ROOT, read_marked

SAMPLE = ROOT / "seeds" / "articles"


@pytest.fixture(scope="module")
def sample() -> list[ReadArticle | Rejection]:
    return list(read_inputs([SAMPLE], ReadOptions()))


def test_twelve_articles_and_more_load(sample: list[ReadArticle | Rejection]) -> None:
    assert len([item for item in sample if isinstance(item, ReadArticle)]) >= 12


def test_one_record_is_turned_away(sample: list[ReadArticle | Rejection]) -> None:
    assert [item.reason_code for item in sample if isinstance(item, Rejection)] == ["broken_record"]


def test_all_formats_but_parquet_are_shown(sample: list[ReadArticle | Rejection]) -> None:
    assert {path.suffix for path in SAMPLE.iterdir()} == {".txt", ".html", ".csv", ".jsonl", ".gz"}


def test_one_article_has_no_date_and_one_has_pleas(sample: list[ReadArticle | Rejection]) -> None:
    articles = {item.article.source_uri: item.article for item in sample if isinstance(item, ReadArticle)}
    assert articles["airspace_amman.txt"].published_at is None
    reasons = {span.reason for span in find_boilerplate(articles["rift_valley_power.txt"].text)}
    assert {"donation plea", "membership", "teaser", "sign-up", "comment policy", "caption"} <= reasons


def test_quotes_in_the_readme_are_those_of_the_sample(sample: list[ReadArticle | Rejection]) -> None:
    texts = " ".join(" ".join(item.article.text.split()) for item in sample if isinstance(item, ReadArticle))
    output = read_marked(ROOT / "README.md", "output of make run")
    quotes = re.findall(r"^    (“[^\n]*(?:\n    [^\n]*)*?”)$", output, re.MULTILINE)
    assert quotes, "README.md shows no output of `make run`"
    for quote in quotes:
        assert " ".join(quote.strip("“”").split()) in texts, f"not in the sample: {quote}"
