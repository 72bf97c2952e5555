"""A rule file that cannot be right is refused when it is read, with file and rule in the message."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.components.pattern_rules import RuleFileError, read_rule_file

RULE = """
rules:
  - id: one
    label: day
    pattern: "{day}"
    example: Monday
    counterexample: June
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "rules.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_fragments_are_filled_into_patterns(tmp_path: Path) -> None:
    rules = read_rule_file(_file(tmp_path, 'fragments: {day: "(?:Mon|Tues)day"}' + RULE))
    (rule,) = rules.sections["rules"]
    assert rule.pattern is not None
    assert rule.pattern.search("on Tuesday")


def test_the_words_of_a_base_file_serve_too(tmp_path: Path) -> None:
    base = read_rule_file(_file(tmp_path, "words: {day: {monday: 0}}"))
    rules = read_rule_file(_file(tmp_path, RULE.replace("{day}", "{day_words}")), base)
    assert rules.words["day"] == {"monday": 0}
    assert rules.sections["rules"][0].pattern


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (RULE, "define that fragment"),
        (RULE.replace("{day}", "Monday") + "    colour: red\n", "unknown keys \\['colour'\\]"),
        (RULE.replace("{day}", "Monday").replace("    label: day\n", ""), "missing \\['label'\\]"),
        (RULE.replace("{day}", "(Monday"), "does not compile"),
        (RULE.replace("{day}", "Monday") + "    needs: [hour]\n", "unknown fragments \\['hour'\\]"),
        ("- a list", "not a mapping"),
    ],
)
def test_a_broken_rule_file_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(RuleFileError, match=message):
        read_rule_file(_file(tmp_path, text))


def test_an_id_may_not_be_used_twice(tmp_path: Path) -> None:
    text = RULE.replace("{day}", "Monday")
    with pytest.raises(RuleFileError, match="used twice"):
        read_rule_file(_file(tmp_path, text + text.replace("\nrules:\n", "")))
