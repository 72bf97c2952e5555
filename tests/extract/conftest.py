"""The extractor is loaded once for all extraction tests, with the repository's own reference tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extract.pipeline import Extraction, ExtractionOptions, Extractor
from extract.records import Article

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
Extract = Callable[..., Extraction]


@pytest.fixture(scope="session")
def one_extractor() -> Extractor:
    return Extractor(ExtractionOptions(reference_dir=SEEDS))


@pytest.fixture(scope="session")
def extract_text(one_extractor: Extractor) -> Extract:
    """Extracts a text, published on a Thursday unless told otherwise."""

    def run(
        text: str, day: str | None = "2024-05-16", publisher: str | None = None, title: str | None = None
    ) -> Extraction:
        published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
        precision = "day" if day else "unknown"
        article = Article("a", "a.txt", title, published, precision, publisher, "en", text, "h")  # type: ignore[arg-type]
        (extraction,) = one_extractor.extract([article])
        assert extraction.result.error is None, extraction.result.error
        return extraction

    return run
