"""What extraction takes in and hands on: plain frozen records, one class per staging table.

Everything downstream (Parquet shards, staging DDL, dbt sources) follows the field names and types here;
`tests/warehouse` holds the DDL against them. Offsets count characters of the stored article text.
A *report* is one article's account of one event; the same event in another article is another report,
and dbt's intermediate layer joins reports to events. A *mention* is a span of text that proves a report.
Ids are 32 hex characters of SHA-256 over the content that identifies the record.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Family = Literal["contact", "agreement", "crisis"]
DatePrecision = Literal["day", "month", "year", "unknown"]
DateBasis = Literal["explicit", "relative", "tense", "unresolved", "none"]
Qualifier = Literal["=", ">", "<", "~"]


def content_id(*parts: object) -> str:
    """A stable 32-character key of the given parts; None and the empty string are told apart."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Article:
    """One stored article version. `text` is as received; every offset of the warehouse refers to it."""

    article_id: str  # content_id(record id or relative path, content_hash)
    source_uri: str  # relative path of the file, plus "#<record id>" for a record of a table file
    title: str | None
    published_at: datetime | None  # UTC
    published_precision: Literal["second", "day", "unknown"]
    publisher: str | None
    language_code: str
    text: str
    content_hash: str  # SHA-256 hex of title, date, publisher and text


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """How the extraction of one article went; `error` holds the reason where status is "failed"."""

    article_id: str
    status: Literal["ok", "failed"]
    error: str | None
    sentence_count: int
    gated_sentence_count: int  # sentences that passed the gate and were parsed
    extractor_version: str
    settings_hash: str


@dataclass(frozen=True, slots=True)
class ContactReport:
    report_id: str
    article_id: str
    contact_mode_code: str
    contact_level_code: str
    status_code: str
    start_date: date | None
    end_date: date | None
    date_precision: DatePrecision
    date_text: str | None
    date_basis: DateBasis
    place_name: str | None
    place_country_code: str | None
    is_background: bool
    is_visit: bool
    attributed_to: str | None
    initiator_party_code: str | None
    time_of_day: str | None  # "morning", "evening" ... as printed: tells two calls of one day apart
    confidence: float
    extractor_version: str
    date_hint: str | None  # what a date that nothing fixes still says: "weekday 5" (Monday is 1) or "07-09"


@dataclass(frozen=True, slots=True)
class AgreementReport:
    report_id: str
    article_id: str
    agreement_type_code: str
    status_code: str
    title: str | None
    subject: str | None
    start_date: date | None
    end_date: date | None
    date_precision: DatePrecision
    date_text: str | None
    date_basis: DateBasis
    amount: float | None  # in units of the currency, not thousands or millions
    currency_code: str | None  # ISO 4217
    period_start: date | None
    period_end: date | None
    place_name: str | None
    place_country_code: str | None
    is_background: bool
    attributed_to: str | None
    confidence: float
    extractor_version: str
    date_hint: str | None


@dataclass(frozen=True, slots=True)
class CrisisReport:
    report_id: str
    article_id: str
    crisis_type_code: str
    status_code: str
    start_date: date | None
    end_date: date | None
    date_precision: DatePrecision
    date_text: str | None
    date_basis: DateBasis
    place_name: str | None
    place_country_code: str | None
    is_background: bool
    attributed_to: str | None
    time_of_day: str | None
    confidence: float
    extractor_version: str
    date_hint: str | None


@dataclass(frozen=True, slots=True)
class ReportParty:
    report_id: str
    article_id: str
    event_family: Family
    party_code: str
    role: Literal["party", "actor", "affected"]
    char_start: int | None  # span that names the party; None where it is inferred from context
    char_end: int | None


@dataclass(frozen=True, slots=True)
class ReportPerson:
    report_id: str
    article_id: str
    event_family: Family
    printed_name: str  # as in the text at the span
    full_name: str  # the longest form of this person's name in the article
    party_code: str | None
    office_title: str | None  # as printed, "Deputy Prime Minister and Foreign Minister"
    office_code: str | None  # of seeds/offices.csv, the highest of several
    level_code: str | None
    role: Literal["participant", "signatory"]
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class ReportQuantity:
    report_id: str
    article_id: str
    value: float
    unit: str
    qualifier: Qualifier
    is_cumulative: bool
    as_of_date: date | None
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class ReportTopic:
    report_id: str
    article_id: str
    topic_code: str
    topic_text: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class ReportMention:
    mention_id: str
    report_id: str
    article_id: str
    event_family: Family
    char_start: int
    char_end: int
    quote: str  # the stored text between the offsets
    rule_id: str
    confidence: float
    extractor_version: str


@dataclass(frozen=True, slots=True)
class OfficeObservation:
    """A person seen in an office in an article: the raw material of `dim_office_holders`."""

    article_id: str
    printed_name: str
    full_name: str
    party_code: str
    office_title: str
    office_code: str
    is_former: bool  # "former president", "ex-minister"
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class DateMentionRow:
    article_id: str
    char_start: int
    char_end: int
    date_text: str
    start_date: date | None
    end_date: date | None
    date_precision: DatePrecision
    date_basis: DateBasis


STAGED = (
    ArticleResult,
    ContactReport,
    AgreementReport,
    CrisisReport,
    ReportParty,
    ReportPerson,
    ReportQuantity,
    ReportTopic,
    ReportMention,
    OfficeObservation,
    DateMentionRow,
)
"""The classes that extraction writes, one Parquet file and one staging table each."""

TABLE_NAMES: dict[type, str] = {
    ArticleResult: "article_results",
    ContactReport: "contact_reports",
    AgreementReport: "agreement_reports",
    CrisisReport: "crisis_reports",
    ReportParty: "report_parties",
    ReportPerson: "report_persons",
    ReportQuantity: "report_quantities",
    ReportTopic: "report_topics",
    ReportMention: "report_mentions",
    OfficeObservation: "office_observations",
    DateMentionRow: "date_mentions",
}
