"""Lines that a publisher prints under many articles: boilerplate that no lexicon knows yet."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from extract.clean.blocks import find_blocks
from extract.clean.characters import map_characters

_HEAD, _TAIL = 4, 6  # lines; a page's furniture stands at its ends
_LONGEST = 400  # characters


def repeated_lines(texts: Iterable[str], minimum_articles: int = 3) -> frozenset[str]:
    """Hashes of lines at head or tail that at least so many different articles of one publisher share.

    Copies of one story do not count as different: texts with the same longest line are taken as one. The
    result depends on the texts given; for the same facts from the same articles give it a publisher's whole
    stock, not a shard of it.
    """
    stories: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        mapped = map_characters(text)
        lines = [mapped[block.start : block.end] for block in find_blocks(mapped)]
        if lines:
            story = hash_line(max(lines, key=len))
            for line in [*lines[:_HEAD], *lines[_HEAD:][-_TAIL:]]:
                if len(line) <= _LONGEST:
                    stories[hash_line(line)].add(story)
    return frozenset(line for line, found in stories.items() if len(found) >= minimum_articles)


def hash_line(mapped_line: str) -> str:
    """The key of a line: case and spacing do not matter."""
    return hashlib.blake2b(" ".join(mapped_line.casefold().split()).encode(), digest_size=12).hexdigest()
