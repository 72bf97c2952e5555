"""Web pages: the article in a page, with its title, date and site, found by trafilatura.

The date is taken from what the page declares about itself, never from dates in the running text.
"""

from __future__ import annotations

import re

import trafilatura

from extract.readers.assembling import Record, RecordError
from extract.readers.dating import is_readable
from extract.readers.decoding import decode_page
from extract.readers.inputs import InputFile, ReadOptions
from extract.readers.opening import read_whole

DECLARED = (
    re.compile(
        r"""<meta[^>]*?(?:property|name|itemprop)\s*=\s*["']"""
        r"""(?:article:published_time|datePublished|date|DC\.date(?:\.issued)?|pubdate|parsely-pub-date)"""
        r"""["'][^>]*?content\s*=\s*["']([^"']{4,60})["']""",
        re.IGNORECASE,
    ),
    re.compile(r""""datePublished"\s*:\s*"([^"]{4,60})\""""),
)
"""Where pages declare their time of publication; unlike trafilatura's date it has hours and zone."""

ADDRESS = re.compile(
    r"""<link[^>]*?rel\s*=\s*["']canonical["'][^>]*?href\s*=\s*["'](https?://[^"']{4,500})["']""", re.I
)


def read_page(file: InputFile, options: ReadOptions) -> Record:
    """The one article of a web page; FileError or RecordError where there is none."""
    source = decode_page(read_whole(file, options, options.max_page_bytes))
    found = trafilatura.bare_extraction(
        source,
        fast=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or not (found.text or "").strip():
        raise RecordError("missing_text", "no article was found in the page")
    address = ADDRESS.search(source)
    return Record(
        {
            "url": address[1] if address else None,
            "title": found.title,
            "published_at": find_published(source, found.date),
            "publisher": found.sitename,
            "text": found.text,
        }
    )


def find_published(source: str, found: str | None) -> str | None:
    """The first declared date that can be read, else the one that trafilatura found; as received."""
    declared = [match[1] for pattern in DECLARED if (match := pattern.search(source))]
    stated = [*declared, found] if found else declared
    return next(filter(is_readable, stated), stated[0] if stated else None)
