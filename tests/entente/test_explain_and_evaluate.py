"""The commands that explain an article and evaluate extraction, on files and on a published warehouse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from entente.asking import open_published
from entente.cli import app
from tests.lines import FinishedRun

TEXT = "Peruvian Foreign Minister Elena Quiroga met Bolivian President Jorge Salas in Lima on 5 May 2031."
RECORDS = [
    {
        "id": "one",
        "title": "Rain",
        "text": "It rained in the valley all day and nobody came to the market at all.",
    },
    {"id": "two", "title": "Talks", "text": TEXT, "published_at": "2031-05-06"},
]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "field_articles.jsonl"
    path.write_text("\n".join(map(json.dumps, RECORDS)), encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.output


def test_explain_writes_a_page_for_the_record_asked_for(articles: Path, tmp_path: Path) -> None:
    page = tmp_path / "pages" / "why.html"
    code, output = run("explain", articles, "--id", "two", "--out", page, "--home", tmp_path / "home")
    assert code == 0, output
    assert "contact.meet" in page.read_text(encoding="utf-8")


def test_explain_takes_the_first_article_of_a_file(articles: Path, tmp_path: Path) -> None:
    code, output = run("explain", articles, "--home", tmp_path)
    assert code == 0, output
    (page,) = (tmp_path / "explained").glob("*.html")
    assert "No fact was drawn" in page.read_text(encoding="utf-8")


def test_explain_finds_a_published_article_by_uri_and_by_id(sample_run: FinishedRun, tmp_path: Path) -> None:
    with open_published(sample_run.settings.serve_db) as connection:
        found = connection.execute("select article_id, source_uri from dim_articles order by all").fetchall()
    article_id, uri = found[0]
    for name in (uri, article_id[:12]):
        page = tmp_path / "page.html"
        code, output = run("explain", name, "--out", page, "--home", sample_run.settings.home)
        assert code == 0, output
        assert article_id in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [("nowhere.txt",), ("nowhere.txt", "--id", "two")])
def test_explain_says_what_it_cannot_find(arguments: tuple[str, ...], tmp_path: Path) -> None:
    code, output = run("explain", *arguments, "--home", tmp_path)
    assert code == 2
    assert "nowhere.txt: no such file" in output


def test_explain_says_that_a_record_is_not_there(articles: Path, tmp_path: Path) -> None:
    code, output = run("explain", articles, "--id", "three", "--home", tmp_path)
    assert code == 2
    assert "no article with the id three" in output


def test_evaluate_scores_a_folder_of_gold(articles: Path, tmp_path: Path) -> None:
    contact = {"parties": ["BOL", "PER"], "mode": "meeting", "status": "held"}
    contact |= {"date": "2031-05-05", "date_end": "2031-05-05"}
    rows = [
        {"article": "#one", "contacts": [], "agreements": [], "crises": []},
        {"article": "#two", "contacts": [contact], "agreements": [], "crises": []},
    ]
    (tmp_path / "field.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    code, output = run("evaluate", "--quick", "--gold", tmp_path, "--home", tmp_path)
    assert code == 0, output
    (line,) = (
        line for line in output.splitlines() if "field" in line and "contacts" in line and "strict" in line
    )
    assert line.count("1.000") == 3
    assert "contact.meet" in output
    assert (tmp_path / "evaluation" / "errors.html").is_file()
