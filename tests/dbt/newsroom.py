"""A newsroom for tests: articles with the reports they give, put into a migrated database as a loader would.

Only what a test is about needs saying; the rest has defaults. Ids come from content: two newsrooms with
the same articles in another order write the same rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from extract.records import (
    TABLE_NAMES,
    AgreementReport,
    ArticleResult,
    ContactReport,
    CrisisReport,
    OfficeObservation,
    ReportMention,
    ReportParty,
    ReportPerson,
    ReportQuantity,
    content_id,
)
from warehouse.connecting import open_writer, transaction

CLASSES = {"contact": ContactReport, "agreement": AgreementReport, "crisis": CrisisReport}
DEFAULTS: dict[str, dict[str, Any]] = {
    "contact": {
        "contact_mode_code": "meeting",
        "contact_level_code": "unknown",
        "status_code": "held",
        "is_visit": False,
    },
    "agreement": {"agreement_type_code": "memorandum", "status_code": "signed"},
    "crisis": {"crisis_type_code": "armed_attack", "status_code": "reported"},
}


@dataclass(frozen=True)
class Person:
    """Somebody whom a report names, with the office if the text gives one."""

    name: str
    party: str
    office: str | None = None
    role: str = "participant"


@dataclass(frozen=True)
class Report:
    """One article's account of one event. `day` is a day, a first and a last day, or a month as "2025-06"."""

    family: str
    parties: tuple[str, ...] = ()
    day: str | tuple[str, str] | None = None
    persons: tuple[Person, ...] = ()
    actors: tuple[str, ...] = ()
    affected: tuple[str, ...] = ()
    quantities: tuple[tuple[float, str], ...] = ()
    fields: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Article:
    """An article and what it tells."""

    name: str
    reports: tuple[Report, ...]
    published: str | None = None


def contact(parties: str, day: Any = None, persons: Sequence[Person] = (), **more: Any) -> Report:
    return Report("contact", tuple(parties.split()), day, tuple(persons), fields=tuple(more.items()))


def agreement(parties: str, day: Any = None, persons: Sequence[Person] = (), **more: Any) -> Report:
    return Report("agreement", tuple(parties.split()), day, tuple(persons), fields=tuple(more.items()))


def crisis(kind: str, day: Any = None, actors: str = "", affected: str = "", **more: Any) -> Report:
    quantities = tuple(more.pop("quantities", ()))
    more["crisis_type_code"] = kind
    return Report(
        "crisis",
        day=day,
        actors=tuple(actors.split()),
        affected=tuple(affected.split()),
        quantities=quantities,
        fields=tuple(more.items()),
    )


def interval(day: str | tuple[str, str] | None) -> dict[str, Any]:
    """The date fields of a report."""
    if day is None:
        return {"start_date": None, "end_date": None, "date_precision": "unknown"}
    if isinstance(day, str) and len(day) == len("2025-06"):
        start = date.fromisoformat(day + "-01")
        end = date.fromordinal(date(start.year + start.month // 12, start.month % 12 + 1, 1).toordinal() - 1)
        return {"start_date": start, "end_date": end, "date_precision": "month"}
    first, last = (day, day) if isinstance(day, str) else day
    return {
        "start_date": date.fromisoformat(first),
        "end_date": date.fromisoformat(last),
        "date_precision": "day",
    }


def text_of(article: Article) -> str:
    return f"{article.name}: what the article called {article.name} tells, in words of its own."


def article_id_of(article: Article) -> str:
    return content_id(article.name, hashlib.sha256(text_of(article).encode()).hexdigest())


def rows_of_report(article: Article, report: Report, number: int) -> Iterable[Any]:
    """The records that extraction would write for one report."""
    article_id = article_id_of(article)
    report_id = content_id(article_id, report, number)
    family: Any = report.family
    yield make_report(article_id, report_id, report)
    for role, codes in (("party", report.parties), ("actor", report.actors), ("affected", report.affected)):
        for code in codes:
            yield ReportParty(report_id, article_id, family, code, role, None, None)  # type: ignore[arg-type]
    for person in report.persons:
        yield from rows_of_person(article_id, report_id, family, person)
    for value, unit in report.quantities:
        yield ReportQuantity(report_id, article_id, value, unit, "=", False, None, 0, 1)
    start, end, key = number, number + 10, content_id(report_id, 0)
    quote = text_of(article)[start:end]
    yield ReportMention(key, report_id, article_id, family, start, end, quote, "test", 0.8, "test")


def make_report(article_id: str, report_id: str, report: Report) -> Any:
    """The report itself: what was said of it, and defaults."""
    record_class = CLASSES[report.family]
    values: dict[str, Any] = {
        **{field.name: None for field in fields(record_class)},
        **DEFAULTS[report.family],
        **interval(report.day),
        "is_background": False,
        "date_basis": "explicit",
        "confidence": 0.8,
        **dict(report.fields),
        "report_id": report_id,
        "article_id": article_id,
        "extractor_version": "test",
    }
    return record_class(**values)


def rows_of_person(article_id: str, report_id: str, family: Any, person: Person) -> Iterable[Any]:
    """A person in a report, and in the office that the text gives."""
    name, office = person.name, person.office
    title = office and office.replace("_", " ").title()
    role: Any = person.role
    yield ReportPerson(
        report_id, article_id, family, name, name, person.party, title, office, None, role, 0, 1
    )
    if office and title:
        yield OfficeObservation(article_id, name, name, person.party, title, office, False, 0, 1)


INSERT_ARTICLE = """
insert into raw.articles (
    article_id, source_uri, published_at, published_precision, language_code, text, content_hash,
    is_supported_language, is_current, load_id, loaded_at
)
values (?, ?, ?, ?, 'en', ?, ?, true, true, 'load', timestamp '2026-01-01')
on conflict do nothing
returning article_id
"""


def load(db_path: Path, articles: Iterable[Article]) -> None:
    """Add articles and their reports, as one load; an article that is there already is left alone."""
    with open_writer(db_path) as connection, transaction(connection):
        for article in articles:
            if connection.execute(INSERT_ARTICLE, row_of_article(article)).fetchone():
                for record in records_of(article):
                    insert(connection, record)


def remove(db_path: Path, articles: Iterable[Article]) -> None:
    """Take articles out as a load does whose texts replace them: no longer current, and nothing staged."""
    with open_writer(db_path) as connection, transaction(connection):
        for article in articles:
            key = [article_id_of(article)]
            connection.execute("update raw.articles set is_current = false where article_id = ?", key)
            for table in TABLE_NAMES.values():
                connection.execute(f"delete from staging.{table} where article_id = ?", key)


def extract_again(db_path: Path, article: Article) -> None:
    """Replace what was found in an article that is there, as another version of the extractor does."""
    remove(db_path, [article])
    with open_writer(db_path) as connection, transaction(connection):
        key = [article_id_of(article)]
        connection.execute("update raw.articles set is_current = true where article_id = ?", key)
        for record in records_of(article):
            insert(connection, record)


def row_of_article(article: Article) -> list[Any]:
    published = datetime.fromisoformat(article.published) if article.published else None
    text = text_of(article)
    digest = hashlib.sha256(text.encode()).hexdigest()
    precision = "day" if published else "unknown"
    return [article_id_of(article), article.name, published, precision, text, digest]


def records_of(article: Article) -> Iterable[Any]:
    """Everything that extraction would write for an article."""
    yield ArticleResult(article_id_of(article), "ok", None, 1, 1, "test", "test")
    for number, report in enumerate(article.reports):
        yield from rows_of_report(article, report, number)


def insert(connection: duckdb.DuckDBPyConnection, record: Any) -> None:
    names = [field.name for field in fields(record)]
    marks = ", ".join("?" * len(names))
    connection.execute(
        f"insert into staging.{TABLE_NAMES[type(record)]} ({', '.join(names)}) values ({marks})",
        [getattr(record, name) for name in names],
    )
