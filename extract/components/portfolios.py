"""Fields of government as ministries and ministers are named for: "Trade, Industry and Energy".

A field is a phrase of `seeds/portfolios.csv` or a run of words of the list `ministry_portfolio`; fields form
lists with commas and "and". Which office a list means is the highest of those its fields have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from extract.components.tokens import Token, fold
from extract.components.words import is_word

_MAX_FIELDS = 6
_TITLES = frozenset({"minister", "ministers", "ministry", "ministries", "secretary", "department"})


class Portfolios:
    """Finds lists of fields in tokens; `rows` are those of the reference table."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._offices: dict[tuple[str, ...], str] = {}
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for row in rows:
            for name in (row["portfolio_name"], *filter(None, row["aliases"].split("|"))):
                words = tuple(fold(word) for word in name.removeprefix("the ").split())
                self._offices[words] = row["office_code"]
                self._by_first.setdefault(words[0], []).append(words)
        for phrases in self._by_first.values():
            phrases.sort(key=len, reverse=True)

    def list_after(self, tokens: Sequence[Token], position: int) -> int | None:
        """End of the list that follows "Minister of"; in "of Health, Education Minister X" it is Health alone."""
        ends = self._ends(tokens, _skip(tokens, position, ("the",)))
        while ends and ends[-1] < len(tokens) and fold(tokens[ends[-1]].text) in _TITLES:
            ends.pop()
        return ends[-1] if ends else None

    def list_before(self, tokens: Sequence[Token], position: int) -> int | None:
        """End of the list that starts here, if "minister" or "ministry" may follow; commas join capitals only."""
        ends = self._ends(tokens, position)
        if not ends:
            return None
        commas = any(token.text == "," for token in tokens[position : ends[-1]])
        return ends[0] if commas and not tokens[ends[-1] - 1].is_capitalised else ends[-1]

    def opens_field(self, word: str) -> bool:
        """Whether a word without a capital can open a field."""
        return fold(word) in self._by_first or is_word("ministry_portfolio", word)

    def offices_of(self, tokens: Sequence[Token], start: int, end: int) -> tuple[str, ...]:
        """Codes of the offices whose fields stand in tokens [start, end), as printed; empty if none is on record."""
        words = tuple(fold(token.text) for token in tokens[start:end])
        if words in self._offices:
            return (self._offices[words],)
        found: dict[str, None] = {}
        position = start
        while position < end:
            stop = min(self._field_end(tokens, position) or position + 1, end)
            field = words[position - start : stop - start]
            if field in self._offices:
                found[self._offices[field]] = None
            position = stop
        return tuple(found)

    def _ends(self, tokens: Sequence[Token], position: int) -> list[int]:
        """Ends of the first field, the first two, and so on."""
        ends: list[int] = []
        end = self._field_end(tokens, position)
        while end and len(ends) < _MAX_FIELDS:
            ends.append(end)
            after = _skip(tokens, end, (",",), ("and", "&"), ("the",))
            end = self._field_end(tokens, after) if after > end else None
        return ends

    def _field_end(self, tokens: Sequence[Token], position: int) -> int | None:
        end = position
        while end < len(tokens):
            stop = self._phrase_end(tokens, end)
            if stop is None:
                break
            end = stop
        return end if end > position else None

    def _phrase_end(self, tokens: Sequence[Token], position: int) -> int | None:
        for words in self._by_first.get(fold(tokens[position].text), ()):
            spoken = tokens[position : position + len(words)]
            if tuple(fold(token.text) for token in spoken) == words:
                return position + len(words)
        if is_word("ministry_portfolio", tokens[position].text):
            return position + 1
        return _affairs_end(tokens, position)


def _affairs_end(tokens: Sequence[Token], position: int) -> int | None:
    """End of a field that only its last word tells: "Near Eastern Affairs", "East Asian and Pacific Affairs"."""
    for end in range(position, min(position + 6, len(tokens))):
        word = tokens[end]
        if fold(word.text) == "affairs" and end > position:
            return end + 1
        if not (word.is_capitalised or (fold(word.text) == "and" and end > position)):
            return None
        if fold(word.text) in _TITLES:
            return None
    return None


def _skip(tokens: Sequence[Token], position: int, *groups: tuple[str, ...]) -> int:
    """Past one word of each group, if it stands there."""
    for group in groups:
        if position < len(tokens) and fold(tokens[position].text) in group:
            position += 1
    return position
