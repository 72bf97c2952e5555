"""The project's pages and the code blocks in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    + list((ROOT / "docs").rglob("*.md"))
)
_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class CodeBlock:
    """A fenced block of a page, with the language it is marked with."""

    page: Path
    language: str
    code: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}: {self.code.strip()[:50].splitlines()[0]}"


def read_blocks(*languages: str) -> list[CodeBlock]:
    """All fenced blocks of the pages in these languages; "" is a block without one."""
    return [
        CodeBlock(page, language, code)
        for page in PAGES
        if page.exists()
        for language, code in _FENCED.findall(page.read_text(encoding="utf-8"))
        if language in languages
    ]


def read_prose(page: Path) -> str:
    """A page without its fenced blocks."""
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def read_marked(page: Path, name: str) -> str:
    """What stands between `<!-- name -->` and `<!-- end name -->`."""
    return page.read_text(encoding="utf-8").split(f"<!-- {name} -->\n")[1].split(f"<!-- end {name} -->")[0]
