"""Which article a user means: one in a file, or one that the published warehouse holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from entente.errors import UsageError
from entente.settings import Settings
from entente.showing import SHORTEST_ID

if TYPE_CHECKING:
    from extract.records import Article

SHOWN_CHOICES = 5


def choose_article(settings: Settings, named: str, record: str | None) -> Article:
    """The article of a file (its first, or the one with the record id), else of the published warehouse."""
    path = Path(named).expanduser()
    if path.exists():
        return read_article(path, record)
    if record is not None:
        raise UsageError(f"{named}: no such file, so --id has nothing to choose from")
    if not settings.serve_db.exists():
        raise UsageError(
            f"{named}: no such file, and nothing is published in {settings.home}. Give a file, or run "
            "`entente run PATH` first and name an article by its source_uri or id."
        )
    return read_published_article(settings, named)


def read_article(path: Path, record: str | None) -> Article:
    """An article from any readable input; UsageError with the readers' reasons where there is none."""
    from extract.readers import ReadArticle, ReadOptions, read_inputs

    reasons = []
    for item in read_inputs([path], ReadOptions()):
        if not isinstance(item, ReadArticle):
            reasons.append(item.message)
        elif record is None or record in (item.record_id, item.article.article_id):
            return item.article
    if record is not None:
        raise UsageError(f"{path}: no article with the id {record} in it")
    raise UsageError(f"{path}: no article in it. {'; '.join(reasons[:SHOWN_CHOICES])}".rstrip())


def read_published_article(settings: Settings, named: str) -> Article:
    """The stored article whose source_uri (or the end of it) or id (or the beginning of it) is `named`."""
    from entente.asking import open_published
    from extract.records import Article

    columns = [item.name for item in fields(Article)]
    with open_published(settings.serve_db) as connection:
        found = connection.execute(
            f"select {', '.join(columns)} from raw.articles where is_current and (source_uri = $1"
            " or ends_with(source_uri, $1) or (len($1) >= $2 and starts_with(article_id, lower($1))))"
            " order by source_uri != $1, source_uri limit 20",
            [named, SHORTEST_ID],
        ).fetchall()
    articles = [Article(**dict(zip(columns, row, strict=True))) for row in found]
    exact = [article for article in articles if article.source_uri == named]
    return with_utc_time(choose_only(named, exact or articles))


def choose_only(named: str, articles: Sequence[Article]) -> Article:
    if not articles:
        raise UsageError(
            f"{named}: no such file, and no published article has that source_uri or id. "
            '`entente sql "select article_id, source_uri from dim_articles"` lists them.'
        )
    if len(articles) > 1:
        choices = ", ".join(article.source_uri for article in articles[:SHOWN_CHOICES])
        raise UsageError(f"{named} fits several published articles: {choices}. Name one by its id.")
    return articles[0]


def with_utc_time(article: Article) -> Article:
    """DuckDB hands timestamps over without their zone; the warehouse's are UTC."""
    if article.published_at is None or article.published_at.tzinfo is not None:
        return article
    return replace(article, published_at=article.published_at.replace(tzinfo=UTC))


def explain_article(settings: Settings, article: Article) -> str:
    """Extract the article as a run would, and explain it on a page."""
    from entente.ingesting import extraction_options
    from extract.explaining import explain
    from extract.pipeline import Extractor

    extractor = Extractor(extraction_options(settings))
    extraction = next(iter(extractor.extract([article])))
    return explain(extraction, extractor.finders)
