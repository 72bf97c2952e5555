"""Web pages: the article in a page, with its title, date and site, found by trafilatura.

The date is taken from what the page declares about itself, never from dates in the running text.
"""

from __future__ import annotations

import re

import trafilatura

from extract.readers.assembling import Record, RecordError
from extract.readers.decoding import decode_page
from extract.readers.inputs import InputFile, ReadOptions
from extract.readers.opening import read_whole

PUBLISHED = re.compile(
    r"""<meta[^>]*?(?:property|name|itemprop)\s*=\s*["'](?:article:published_time|datePublished|date|DC\.date(?:\.issued)?|"""
    r"""pubdate|parsely-pub-date)["'][^>]*?content\s*=\s*["']([^"']{4,60})["']"""
    r"""|"datePublished"\s*:\s*"([^"]{4,60})"|<time[^>]*?datetime\s*=\s*["']([^"']{4,60})["']""",
    re.IGNORECASE,
)
"""The declared time of publication with its hours, which trafilatura cuts to the day."""

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
    declared = PUBLISHED.search(source)
    address = ADDRESS.search(source)
    return Record(
        {
            "url": address[1] if address else None,
            "title": found.title,
            "published_at": next(filter(None, declared.groups())) if declared else found.date,
            "publisher": found.sitename,
            "text": found.text,
        }
    )
