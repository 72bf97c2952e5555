"""A folder to put inputs in, and its reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from extract.readers import ReadArticle, ReadOptions, Rejection, read_inputs


@dataclass
class Reading:
    """What came of reading a folder."""

    articles: list[ReadArticle] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)

    @property
    def reasons(self) -> dict[str, str]:
        """Reason codes by file and record."""
        return {
            rejection.input_uri
            + (f" {rejection.record_label}" if rejection.record_label else ""): rejection.reason_code
            for rejection in self.rejections
        }

    @property
    def uris(self) -> list[str]:
        return [item.article.source_uri for item in self.articles]

    @property
    def texts(self) -> list[str]:
        return [item.article.text for item in self.articles]


@pytest.fixture
def read() -> Callable[..., Reading]:
    def read_paths(*paths: Path, **options: object) -> Reading:
        reading = Reading()
        for item in read_inputs(paths, ReadOptions(**options)):  # type: ignore[arg-type]
            if isinstance(item, Rejection):
                reading.rejections.append(item)
            else:
                reading.articles.append(item)
        return reading

    return read_paths
