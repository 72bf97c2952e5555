"""docs/settings.md says of each setting what the settings module says."""

from __future__ import annotations

from pathlib import Path

from pydantic_core import PydanticUndefined

from entente.settings import Settings
from tests.docs.documents import ROOT, read_marked

PAGE = ROOT / "docs" / "settings.md"


def render_settings() -> str:
    """The table as it should stand in the page."""
    rows = ["| variable | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        rows.append(f"| `ENTENTE_{name.upper()}` | {describe_default(field.default)} | {field.description} |")
    return "\n".join(rows) + "\n"


def describe_default(default: object) -> str:
    if default is PydanticUndefined:
        return "cores, at most 4"
    if default is None:
        return "not set"
    return f"`{default.as_posix() if isinstance(default, Path) else default}`"


def test_settings_page_is_up_to_date() -> None:
    expected = render_settings()
    assert read_marked(PAGE, "settings") == expected, f"put this table into {PAGE}:\n{expected}"
