"""Signatures that tell near-duplicate articles: the same report reprinted, shortened or lightly edited.

Two measures, both functions of one article's text alone, so that links never depend on the order of loading:
a MinHash over runs of three words estimates how much of two texts is the same, and hashes of sentences tell
how much of the shorter text stands in the longer one. Bands of the MinHash find candidates without comparing
every pair. Duplicates are linked, never dropped.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from rensa import RMinHash

PERMUTATIONS = 96
ROWS_PER_BAND = 4
"""24 bands of 4: two texts alike to 0.7 become candidates with probability 0.998, to 0.5 with 0.79."""

SEED = 7
SHINGLE_WORDS = 3
SENTENCE_WORDS = 6
"""Sentences shorter than this ("Read more here.") say nothing about where a text comes from."""

LINK_SIMILARITY = 0.7
"""From this similarity on two articles are linked."""

WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"[.!?]+[\"'”’)]*\s+|[\r\n]+")


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands for a text in comparisons: 96 32-bit minima, 24 64-bit band keys, hashes of sentences."""

    minima: tuple[int, ...]
    band_keys: tuple[int, ...]
    sentence_hashes: tuple[int, ...]


def sign_text(text: str) -> Signature:
    """The signature of an article's text; case, punctuation and line ends make no difference."""
    words = WORD.findall(text.lower())
    count = max(1, len(words) - SHINGLE_WORDS + 1)
    shingles = {" ".join(words[start : start + SHINGLE_WORDS]) for start in range(count)}
    sketch = RMinHash(PERMUTATIONS, SEED)
    sketch.update(sorted(shingles))
    minima = tuple(sketch.digest())
    return Signature(minima, _band_keys(minima), _sentence_hashes(text))


def _band_keys(minima: tuple[int, ...]) -> tuple[int, ...]:
    bands = range(0, PERMUTATIONS, ROWS_PER_BAND)
    return tuple(_hash64(f"{start}:{minima[start : start + ROWS_PER_BAND]}") for start in bands)


def _sentence_hashes(text: str) -> tuple[int, ...]:
    sentences = (WORD.findall(sentence.lower()) for sentence in SENTENCE_END.split(text))
    return tuple(sorted({_hash64(" ".join(words)) for words in sentences if len(words) >= SENTENCE_WORDS}))


def _hash64(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
