"""Coarse tokens of a sentence: words, numbers and marks with their offsets, before any model runs.

Names are recognised on these tokens, so hyphens and possessives are split off here
("Russia-Ukraine", "Kazakhstan's") while inner apostrophes and initials stay ("N’Djamena", "U.S.", "J.").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., H.H.
    r"|[^\W\d_](?=\.\s+[A-Z])\."  # an initial before a name: J. D.
    r"|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Adm|Capt|Brig|Sen|Rep|Gov|Hon|Rev|Amb|Cmdr|Sgt|Messrs|Mme|Eng|Engr|Ing|Lic)\."
    r"|\bDato['’](?=\s)"
    r"|['’‘ʿʻ]?[^\W\d_]+(?:['’‘ʼ`]?[^\W\d_]+)*"  # words, inner apostrophes included
    r"|\d+(?:[.,]\d+)*"
    r"|[^\w\s]|_"
)
_POSSESSIVES = ("'s", "’s", "'S", "’S")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Case and diacritics folded, apostrophes unified: "Türkiye" and "TURKIYE" agree."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.replace("ı", "i").replace("’", "'").replace("ʼ", "'").replace("ə", "e")


class Token(NamedTuple):
    """A coarse token; `start` and `end` are offsets into the sentence, `glued` is true without a space before."""

    text: str
    start: int
    end: int
    glued: bool

    @property
    def is_capitalised(self) -> bool:
        first = self.text[0]
        return first.isupper() or (first in "'’‘ʿʻ" and len(self.text) > 1 and self.text[1].isupper())


def tokenise(text: str) -> list[Token]:
    """Split a sentence into coarse tokens, possessive endings apart."""
    tokens: list[Token] = []
    previous_end = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = text[start:end]
        if word.isalpha():
            tokens.append(Token(word, start, end, start == previous_end))
            previous_end = end
            continue
        if (
            word[0] in "'’‘"
            and len(word) > 1
            and (word[1:2].islower() or start == 0 or text[start - 1] in " (")
        ):
            tokens.append(Token(word[0], start, start + 1, start == previous_end))
            previous_end, start, word = start + 1, start + 1, word[1:]
        cut = end - 2 if word.endswith(_POSSESSIVES) else end
        if cut > start:
            tokens.append(Token(text[start:cut], start, cut, start == previous_end))
        if cut < end:
            tokens.append(Token("'s", cut, end, True))
        previous_end = end
    return tokens
