"""Character repair that never moves an offset: every function returns a string of the same length.

Articles arrive with non-breaking spaces, curly quotes, soft hyphens and zero-width marks. Rules want plain
characters, and every offset of the warehouse refers to the text as received; so characters are exchanged
one for one and nothing is removed.
"""

from __future__ import annotations

import re
import sys

INVISIBLE = "\u00ad"
"""What soft hyphens and zero-width marks become in `map_characters`: one character that no rule matches."""

_LINE_ENDS = "\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_INVISIBLES = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff\u202a\u202b\u202c\u202d\u202e"
)
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u2039\u203a\u0060\u00b4"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02"
_HYPHENS = "\u2010\u2011\u2012\u2212"


def _character_table() -> dict[int, str]:
    table = {code: " " for code in range(sys.maxunicode + 1) if chr(code).isspace()}
    for characters, plain in (
        (_LINE_ENDS, "\n"),
        (_INVISIBLES, INVISIBLE),
        (_SINGLE_QUOTES, "'"),
        (_DOUBLE_QUOTES, '"'),
        (_HYPHENS, "-"),
        ("\u2015", "\u2014"),
    ):
        table.update({ord(character): plain for character in characters})
    return table


_TABLE = _character_table()
_BROKEN_WORD = re.compile(rf"[\w'-]+(?:{INVISIBLE}+[\w'-]+)+")


def map_characters(text: str) -> str:
    """The text with plain spaces, quotes and hyphens; line breaks stay, en and em dashes stay."""
    return text.translate(_TABLE)


def normalise_for_matching(text: str) -> str:
    """The text as rules, gazetteer and parser should see it, of equal length.

    Line breaks become spaces: lines have done their work once sentences are split. A word with soft hyphens
    inside is closed up and filled with spaces at its end, so that "min-is-ter" matches "minister" and starts
    where it started.
    """
    plain = map_characters(text).replace("\n", " ")
    if INVISIBLE not in plain:
        return plain
    return _BROKEN_WORD.sub(_close_word, plain).replace(INVISIBLE, " ")


def lower_characters(text: str) -> str:
    """Lower case of equal length (the Turkish dotted capital I would otherwise become two characters)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else "i" for character in text)


def _close_word(match: re.Match[str]) -> str:
    word = match.group().replace(INVISIBLE, "")
    return word.ljust(len(match.group()))
