"""What readers take and give: files to read, options, articles, and rejections with their reason."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.readers.reasons import REASONS
from extract.records import Article, content_id

FIELDS = ("id", "url", "title", "published_at", "publisher", "language", "text")
"""The names of an article's fields in JSONL, CSV and Parquet, where no mapping gives others."""

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Limits and names for one load.

    `column_map` gives the input's name for a field of ours: {"text": "body"}. An article's text takes at most
    `max_article_bytes` of UTF-8, a web page at most `max_page_bytes`. A compressed file may grow to
    `max_expansion_ratio` times its size (real text stays under 30; bombs reach 1000).
    """

    column_map: Mapping[str, str] = field(default_factory=dict)
    max_article_bytes: int = 2 * MEBIBYTE
    max_page_bytes: int = 20 * MEBIBYTE
    max_expansion_ratio: int = 250

    def __post_init__(self) -> None:
        unknown = sorted(set(self.column_map) - set(FIELDS))
        if unknown:
            raise ValueError(
                f"no such field: {', '.join(unknown)}; fields that can be mapped: {', '.join(FIELDS)}"
            )
        if min(self.max_article_bytes, self.max_page_bytes, self.max_expansion_ratio) < 1:
            raise ValueError("limits must be positive")

    def name_of(self, field_name: str) -> str:
        """The input's own name for one of our fields."""
        return self.column_map.get(field_name, field_name)


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: where it is (absolute), how the load names it, and its kind after any `.gz`."""

    path: Path
    uri: str  # relative to the load root, control and undecodable characters written out
    kind: str
    is_compressed: bool

    @property
    def location(self) -> str:
        """The absolute path as printable text; part of the version key of articles without an address."""
        return print_path(self.path)


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as read, with what identifies it among the versions of the same article.

    `version_key` tells which articles are versions of one another: record id and address where the record has
    them (real archives reuse one address for several releases), else the file and the record in it.
    """

    article: Article
    version_key: str
    record_id: str | None
    url: str | None
    declared_language: str | None
    location: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input turned away: the file, the record in it, why, and a copy of the record where it was small."""

    rejection_id: str
    input_uri: str
    location: str
    path_bytes: bytes  # the path as the file system has it, for copying the file into quarantine
    record_label: str | None  # "line 7", "row 3"; None where the whole file is turned away
    reason_code: str
    message: str
    payload: bytes | None  # the record as received, cut at PAYLOAD_BYTES; None for whole files

    @property
    def remedy(self) -> str:
        return REASONS[self.reason_code].remedy


PAYLOAD_BYTES = 256 * 1024


def reject(
    file: InputFile,
    reason_code: str,
    message: str,
    record_label: str | None = None,
    payload: bytes | None = None,
) -> Rejection:
    """The rejection of a file, or of the record of it that `record_label` names."""
    if reason_code not in REASONS:
        raise ValueError(f"unknown reason {reason_code}: add it to reasons.yml")
    kept = None if payload is None else payload[:PAYLOAD_BYTES]
    identity: tuple[Any, ...] = (file.location, record_label, reason_code, message, kept)
    return Rejection(
        rejection_id=content_id(*identity),
        input_uri=file.uri,
        location=file.location,
        path_bytes=os.fsencode(file.path),
        record_label=record_label,
        reason_code=reason_code,
        message=message,
        payload=kept,
    )


def print_path(path: Path) -> str:
    """A path as text that can be shown: bytes that are no UTF-8 and control characters as \\xNN."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)
