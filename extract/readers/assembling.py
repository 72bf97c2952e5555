"""From a record's fields to an article, or to the reason why it cannot be one: the same for all formats."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from extract.readers.dating import MISSING, Precision, UnparsableDateError, parse_published
from extract.readers.decoding import has_lone_surrogate
from extract.readers.inputs import InputFile, ReadArticle, ReadOptions
from extract.readers.languages import detect_language
from extract.records import Article, content_id


class RecordError(Exception):
    """A record cannot become an article; carries the reason code of `reasons.yml`."""

    def __init__(self, reason_code: str, message: str) -> None:
        super().__init__(message)
        self.reason_code = reason_code
        self.message = message


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of one article as received, under our names.

    `position` is its line or row, None for a file of one article; `names` are the input's own field names.
    """

    fields: Mapping[str, object]
    position: int | None = None
    names: tuple[str, ...] = ()


def assemble(file: InputFile, record: Record, options: ReadOptions) -> ReadArticle:
    """The article that a record states; RecordError where it is none."""
    values = record.fields
    text = _text_of(values.get("text"), record.names, options)
    published_at, precision = _published(values.get("published_at"))
    title, publisher = _optional(values, "title"), _optional(values, "publisher")
    own_id, url = _optional(values, "id"), _optional(values, "url")
    record_id = own_id or url
    label = record_id or (None if record.position is None else str(record.position))
    source_uri = file.uri if label is None else f"{file.uri}#{label}"
    content_hash = hash_content(title, published_at, precision, publisher, text)
    declared = _optional(values, "language")
    article = Article(
        article_id=content_id(record_id or source_uri, content_hash),
        source_uri=source_uri,
        title=title,
        published_at=published_at,
        published_precision=precision,
        publisher=publisher,
        language_code=detect_language(text, declared),
        text=text,
        content_hash=content_hash,
    )
    place = f"{file.location}#{label}" if label is not None else file.location
    version_key = (f"{url}#{own_id}" if own_id else url) if url else place
    return ReadArticle(article, version_key, record_id, url, declared, file.location)


def hash_content(
    title: str | None, published_at: datetime | None, precision: Precision, publisher: str | None, text: str
) -> str:
    """SHA-256 of what makes an article's content; a change in any part makes a new version."""
    moment = None if published_at is None else f"{published_at.isoformat()}/{precision}"
    parts = ("\x00" if part is None else part for part in (title, moment, publisher, text))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _text_of(value: object, names: tuple[str, ...], options: ReadOptions) -> str:
    if value is None:
        named = ", ".join(sorted(name[:40] for name in names)[:12]) or "none"
        raise RecordError("missing_text", f"no field {options.name_of('text')!r}; fields there: {named}")
    if not isinstance(value, str):
        raise RecordError("wrong_type", f"the text is a {type(value).__name__}")
    if (
        len(value) > options.max_article_bytes
        or len(value.encode("utf-8", "replace")) > options.max_article_bytes
    ):
        raise RecordError("too_large", f"the text is larger than {options.max_article_bytes:,} bytes")
    if not value.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise RecordError("missing_text", "the text is empty")
    if "\x00" in value:
        raise RecordError("undecodable_text", "the text holds zero characters")
    if has_lone_surrogate(value):
        raise RecordError("undecodable_text", "the text holds half of a surrogate pair")
    return value


def _published(value: object) -> tuple[datetime | None, Precision]:
    try:
        return parse_published(value)
    except UnparsableDateError as error:
        raise RecordError("unparsable_date", f"published_at: {error}") from error


def _optional(values: Mapping[str, object], name: str) -> str | None:
    """A field that may be missing, as text without surrounding space; numbers count as text."""
    value = values.get(name)
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise RecordError("wrong_type", f"{name} is a {type(value).__name__}, not text")
    text = str(value).strip()
    if "\x00" in text or has_lone_surrogate(text):
        raise RecordError("undecodable_text", f"{name} holds characters that cannot be stored")
    return None if text.lower() in MISSING else text
