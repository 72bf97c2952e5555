"""Every command, option, verb, setting, file and name that the pages mention exists."""

from __future__ import annotations

import ast
import importlib
import re
import shlex
from pathlib import Path

import pytest
import typer

from entente.cli import app
from entente.settings import Settings
from tests.docs.documents import PAGES, ROOT, CodeBlock, read_blocks, read_prose

COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
VERBS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
SETTINGS = {f"ENTENTE_{name.upper()}" for name in Settings.model_fields}
SHELL = read_blocks("bash", "sh", "")
TOP_FOLDERS = (
    "extract/",
    "warehouse/",
    "dbt_project/",
    "seeds/",
    "dags/",
    "entente/",
    "tests/",
    "docs/",
    "benches/",
)
MADE_BY_A_COMMAND = ("docs/site/",)
PAGE_IDS = [str(page.relative_to(ROOT)) for page in PAGES]


def find_invocations(block: CodeBlock) -> list[list[str]]:
    """Words of each `entente ...` line of a shell block; a line that prints output has none."""
    lines = block.code.replace("\\\n", " ").splitlines()
    found = [
        re.search(r"(?:^|&&|[ /])(entente [a-z].*)", line.split(" #")[0]) for line in lines if line.strip()
    ]
    shell = block.language in ("bash", "sh")
    return [
        shlex.split(match.group(1))[1:]
        for match, line in zip(found, (line for line in lines if line.strip()), strict=True)
        if match and (shell or line.startswith(("$ ", ".venv", "entente ", "0 ")))
    ]


@pytest.mark.parametrize("block", SHELL, ids=str)
def test_commands_and_options_exist(block: CodeBlock) -> None:
    for command, *arguments in find_invocations(block):
        assert command in COMMANDS, f"{block}: there is no command `entente {command}`"
        known = {option for parameter in COMMANDS[command].params for option in parameter.opts} | {"--help"}
        used = {argument.split("=")[0] for argument in arguments if argument.startswith("--")}
        assert used <= known, f"{block}: `entente {command}` has no option {used - known}"


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_commands_in_running_text_exist(page: Path) -> None:
    for command in re.findall(r"`(?:\.venv/bin/)?entente ([a-z]+)", read_prose(page)):
        assert command in COMMANDS, f"{page.name}: there is no command `entente {command}`"


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_make_verbs_exist(page: Path) -> None:
    for verb in re.findall(r"(?:`|^|\$ )make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE):
        assert verb in VERBS, f"{page.name}: the Makefile has no verb {verb}"


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_settings_exist(page: Path) -> None:
    for name in re.findall(r"ENTENTE_[A-Z_]*[A-Z]", page.read_text(encoding="utf-8")):
        assert name in SETTINGS, f"{page.name}: there is no setting {name}"


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_files_exist(page: Path) -> None:
    for name in re.findall(r"`([\w./-]+)`", read_prose(page)):
        if name.startswith(TOP_FOLDERS) and not name.startswith(MADE_BY_A_COMMAND):
            assert (ROOT / name).exists(), f"{page.name}: {name} does not exist"


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), f"{page.name}: the link to {target} is dead"


@pytest.mark.parametrize("block", read_blocks("python"), ids=str)
def test_python_examples_compile_and_their_imports_exist(block: CodeBlock) -> None:
    for node in ast.walk(ast.parse(block.code)):
        if isinstance(node, ast.ImportFrom) and node.module:
            module = importlib.import_module(node.module)
            missing = [alias.name for alias in node.names if not hasattr(module, alias.name)]
            assert not missing, f"{block}: {node.module} has no {missing}"
        elif isinstance(node, ast.Import):
            for alias in node.names:
                importlib.import_module(alias.name)
