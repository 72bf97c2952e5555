"""dbt on databases made for a test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from entente.environments import dbt_environment
from entente.settings import load_settings
from entente.transforming import run_dbt
from tests.dbt.newsroom import Article, load
from warehouse.connecting import open_reader
from warehouse.migrating import migrate


class Warehouse:
    """A database under a home of its own, to load articles into, to build and to ask."""

    def __init__(self, home: Path) -> None:
        self.settings = load_settings(home=home)
        self.settings.create_folders()
        self.db_path = self.settings.build_db
        migrate(self.db_path)

    def load(self, articles: Iterable[Article]) -> Warehouse:
        load(self.db_path, articles)
        return self

    def dbt(self, *arguments: str) -> Any:
        os.environ.update(dbt_environment(self.settings))
        return run_dbt(self.settings, arguments)

    def build(self) -> Warehouse:
        """Everything but the unit tests, which need no data and run once."""
        self.dbt("build", "--exclude-resource-type", "unit_test")
        return self

    def rows(self, query: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with open_reader(self.db_path) as connection:
            return connection.execute(query, parameters).fetchall()


@pytest.fixture(scope="module")
def make_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Warehouse]:
    return lambda: Warehouse(tmp_path_factory.mktemp("home"))
