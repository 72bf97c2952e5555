"""Names that two countries share: "Dominican" in news that names Dominica alone, "the two Koreas"."""

from __future__ import annotations

from collections.abc import Sequence

from extract.components.names import ReadSentence
from extract.components.tokens import fold

_SHARED = {"DOM": "DMA", "COD": "COG"}
"""The country that a shared demonym means by itself, and the other that it may mean."""


_PAIRS = {"koreas": ("KOR", "PRK"), "sudans": ("SDN", "SSD"), "congos": ("COD", "COG")}


def pair_named(word: str) -> tuple[str, ...]:
    """The two countries that one plural name means: "the Koreas"; empty for any other word."""
    return _PAIRS.get(fold(word), ())


def settle_namesakes(sentences: Sequence[ReadSentence]) -> None:
    """Where an article names only the other of two such countries, the demonym is of that one."""
    drafts = [draft for sentence in sentences for draft in sentence.drafts]
    named = {code for draft in drafts if draft.symbol in ("P", "C") for code in draft.parties}
    for usual, other in _SHARED.items():
        if other not in named or usual in named:
            continue
        for draft in drafts:
            draft.parties = tuple(other if code == usual else code for code in draft.parties)
