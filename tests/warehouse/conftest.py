"""A home with a migrated, empty warehouse."""

from pathlib import Path

import pytest

from warehouse.migrating import migrate


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    migrate(home / "entente.duckdb")
    return home
