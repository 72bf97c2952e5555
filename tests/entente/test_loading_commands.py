"""`entente load` and `entente status`: the books as a user sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from entente.cli import app
from entente.errors import OK, REJECTED_BEYOND_ALLOWED, WRONG_USE

BODY = "The foreign ministers of the two countries met in the capital on Tuesday and discussed transit."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def call(home: Path, *arguments: object) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments), "--home", str(home)])


def test_loading_says_what_became_of_every_input(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"{BODY} {number}")
    (folder / "bad.txt").touch()
    answer = call(home, "load", folder)
    assert answer.exit_code == OK
    assert "6 seen = 5 loaded + 0 unchanged + 1 rejected" in answer.output
    assert "6 seen = 0 loaded + 5 unchanged + 1 rejected" in call(home, "load", folder).output


def test_too_many_rejected_inputs_end_with_their_exit_code(home: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").touch()
    assert call(home, "load", tmp_path / "bad.txt").exit_code == REJECTED_BEYOND_ALLOWED


def test_columns_of_other_names_are_mapped(home: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(f"nr,body\n1,{BODY}\n")
    answer = call(home, "load", tmp_path / "x.csv", "--column", "text=body", "--column", "id=nr")
    assert "1 seen = 1 loaded" in answer.output


def test_the_limit_on_an_article_is_a_setting(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENTENTE_MAX_ARTICLE_KB", "1")
    (tmp_path / "x.txt").write_text(BODY * 20)
    assert "1 rejected" in call(home, "load", tmp_path / "x.txt").output


def test_status_shows_loads_articles_and_rejected_inputs_with_their_remedy(
    home: Path, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(f"date 2026-03-07\n{BODY}")
    (tmp_path / "ru.txt").write_text("Министр иностранных дел встретился с послом, стороны обсудили транзит.")
    (tmp_path / "bad.txt").touch()
    call(home, "load", *(tmp_path / name for name in ("good.txt", "ru.txt", "bad.txt")))
    answer = call(home, "status")
    assert answer.exit_code == OK
    for expected in (
        "3 seen = 2 loaded + 0 unchanged + 1 rejected; 1 unsupported_language",
        "2 current (0 older versions kept), published 2026-03-07 to 2026-03-07; 1 undated",
        "not coded (unsupported_language): ru 1",
        "Rejected: empty_file 1",
        "bad.txt: empty_file: the file is empty",
        "fetch it again",
        "1 articles waiting",
        "Published: nothing yet",
    ):
        assert expected in answer.output


def test_a_home_without_a_warehouse_is_wrong_use(home: Path) -> None:
    for command in (["status"], ["sql", "select 1"], ["show", "abcdef"]):
        answer = call(home, *command)
        assert answer.exit_code == WRONG_USE
        assert "entente run PATH" in answer.output
