"""Plain text files: one article each, with an optional ` date YYYY-MM-DD ` header and an optional headline.

The header gives the publication date and is no part of the stored text. A first line that stands alone, is
short and ends without a full stop is the title; it stays in the text. A dateline ("ASTANA —") stays too.
"""

from __future__ import annotations

import re

from extract.readers.assembling import Record
from extract.readers.decoding import decode
from extract.readers.inputs import InputFile, ReadOptions
from extract.readers.opening import read_whole

HEADER = re.compile(
    r"\s*date:?[ \t]+(?P<published>\d{4}-\d{1,2}-\d{1,2}\S*)(?:[ \t]*\r?\n|[ \t]+|\Z)", re.IGNORECASE
)
HEADLINE = re.compile(r"(?P<title>[^\r\n]{1,200}?[^\s.:;,])[ \t\xa0]*\r?\n[ \t\xa0]*\r?\n\s*\S")


def read_plain(file: InputFile, options: ReadOptions) -> Record:
    """The one article of a text file; FileError where the file cannot be read."""
    text = decode(read_whole(file, options, options.max_article_bytes))
    header = HEADER.match(text)
    published = None
    if header is not None:
        published = header["published"]
        text = text[header.end() :]
    headline = HEADLINE.match(text)
    title = None if headline is None else headline["title"].strip()
    return Record({"title": title, "published_at": published, "text": text})
