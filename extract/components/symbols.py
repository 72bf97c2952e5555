"""A sentence as a string of one-letter symbols, so that name patterns can be written as regular expressions.

P country or organisation   D demonym        C capital      L other place    A airline or firm
H known office holder       N name run       T honorific    O office         Q office, plural
g institution               k counterpart    h his/her      t article        o of/for/from
a and    s possessive       , comma          - hyphen       m former/acting  n two/both   G ministers/sides
p he/she                    b they/both      i I/we     w other word   0 number         . other mark
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from extract.components.gazetteer import PARTY_KINDS, Entry, Gazetteer, Hit, Office
from extract.components.tokens import Token, fold
from extract.components.words import common_words, is_word, word_lists

_WORD_SYMBOLS = (
    ("possessive", "h"),
    ("article", "t"),
    ("link", "o"),
    ("conjunction", "a"),
    ("counterpart", "k"),
    ("institution", "g"),
    ("group_number", "n"),
    ("group_noun", "G"),
    ("modifier", "m"),
    ("pronoun", "p"),
    ("plural_pronoun", "b"),
    ("speaker_pronoun", "i"),
)


@cache
def _symbols_of_words() -> dict[str, str]:
    """The symbol of every word of the closed lists; the list named first wins."""
    return {word: symbol for name, symbol in reversed(_WORD_SYMBOLS) for word in word_lists()[name]}


@cache
def _openers_of_pairs() -> frozenset[str]:
    """First words of the institutions of two words."""
    return frozenset(word.split()[0] for word in word_lists()["institution"] if " " in word)


_MARKS = {",": ",", "-": "-", "–": "-", "—": ".", "'s": "s"}
_MAX_NAME_TOKENS = 7


class Item(NamedTuple):
    """One symbol over tokens [start, end)."""

    symbol: str
    start: int
    end: int
    hit: Hit | None = None
    office: Office | None = None


def _hit_symbol(hit: Hit) -> str:
    office = hit.of_kind("office")
    if office:
        return (
            "Q"
            if office.is_plural and not any(e.kind == "office" and not e.is_plural for e in hit.entries)
            else "O"
        )
    for kinds, symbol in (
        (("holder",), "H"),
        (("demonym",), "D"),
        (("name", "seat"), "P"),
        (("airline", "firm"), "A"),
    ):
        if hit.of_kind(*kinds):
            return symbol
    return "C" if hit.of_kind("capital") else "L"


def _is_town(hit: Hit) -> bool:
    """Whether one word names a town and nothing more: after an office it is a surname."""
    return hit.end - hit.start == 1 and _hit_symbol(hit) == "L"


class SymbolWriter:
    """Turns tokens into items; needs the gazetteer and, for generic ministers, its office table."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._portfolios = gazetteer.portfolios
        self._plain_symbol = lru_cache(maxsize=65536)(self._tell_plain)

    def write(self, tokens: Sequence[Token]) -> list[Item]:
        hits = {hit.start: hit for hit in self._gazetteer.scan(tokens) if not _is_currency(tokens, hit)}
        plain = [self._plain_symbol(token.text) for token in tokens]
        last_title = max(
            (at for at, symbol in enumerate(plain) if not symbol and _is_title(tokens[at])), default=0
        )
        items: list[Item] = []
        position = 0
        while position < len(tokens):
            symbol = plain[position]
            if symbol and position not in hits:
                owns = symbol == "g" and _is_owner(tokens, position)
                object_of = symbol == "h" and _is_object(tokens, position)
                item = Item("w" if owns else "p" if object_of else symbol, position, position + 1)
            else:
                office = (
                    self._titled(tokens, position, hits.get(position)) if position <= last_title else None
                )
                item = office or self._item_at(tokens, position, hits, items)
            items.append(item)
            position = item.end
        return _without_abbreviations(tokens, items)

    def _tell_plain(self, text: str) -> str:
        """The symbol of a token whatever its neighbours, unless a known name starts with it; most have one."""
        first = text[0]
        if text in _MARKS:
            return _MARKS[text]
        if first.isdigit():
            return "0"
        if not first.isalpha():
            return "" if first in _APOSTROPHES else "."
        word = fold(text)
        opens = word in _openers_of_pairs() or word in _OPENS_OFFICE or self._portfolios.opens_field(text)
        if opens or not first.islower():
            return ""
        return _symbols_of_words().get(word) or ("" if is_word("leading_particle", text) else "w")

    def _item_at(
        self, tokens: Sequence[Token], position: int, hits: dict[int, Hit], before: list[Item]
    ) -> Item:
        token, hit = tokens[position], hits.get(position)
        last = before[-1].symbol if before else ""
        opens_name = hit is not None and (
            self._starts_name(tokens, hit, after_office=last in ("O", "T"))
            or (last == "T" and hit.of_kind("place") is not None)
            or (last in ("O", "Q") and _is_town(hit))  # "Deputy Secretary Sherman"
        )
        if (
            hit
            and hit.of_kind("holder")
            and hit.end < len(tokens)
            and hit.end not in hits
            and self._continues_name(tokens, hit.end)
        ):
            opens_name = True  # more of the name follows than the alias on record
        if hit and not opens_name:
            return Item(
                _hit_symbol(hit), hit.start, self._office_end(tokens, hit, hits), hit, self._office(hit)
            )
        if token.text in _MARKS:
            return Item(_MARKS[token.text], position, position + 1)
        if token.text[0].isdigit():
            return Item("0", position, position + 1)
        return self._word(tokens, position, hits, before)

    def _office_end(self, tokens: Sequence[Token], hit: Hit, hits: dict[int, Hit]) -> int:
        """An office with its field: "Cabinet Secretary for Foreign and Diaspora Affairs".

        A name that begins like a field and goes on is none: "envoys of the European Union".
        """
        if (
            hit.of_kind("office")
            and hit.end + 1 < len(tokens)
            and fold(tokens[hit.end].text) in ("for", "of")
        ):
            end = self._portfolios.list_after(tokens, hit.end + 1) or hit.end
            cut = any(start < end < name.end for start, name in hits.items() if start > hit.end)
            return hit.end if cut else end
        return hit.end

    def _office(self, hit: Hit) -> Office | None:
        entry = hit.of_kind("office")
        return entry.payload if entry else None

    @staticmethod
    def _starts_name(tokens: Sequence[Token], hit: Hit, *, after_office: bool) -> bool:
        """ "Badr bin Hamad" is a person although Badr is a town; after an office so is "Israel Katz"."""
        if (
            hit.end >= len(tokens)
            or hit.end - hit.start > 1
            or hit.of_kind("office", "holder", "airline", "firm", "demonym")
        ):
            return False
        if not after_office and hit.of_kind("name", "seat", "capital"):
            return False
        after = hit.end
        while (
            after + 1 < len(tokens)
            and (
                is_word("particle", tokens[after].text)
                or (tokens[after].text == "-" and tokens[after].glued)  # "LIMA - Buses" is a dateline
            )
            and after < hit.end + 3
        ):
            after += 1
        following = tokens[after]
        if not following.text[0].isalpha() or not following.is_capitalised:
            return False
        return not (is_word("not_a_name", following.text) or is_word("honorific", following.text))

    def _continues_name(self, tokens: Sequence[Token], position: int) -> bool:
        if tokens[position].text == "-" and tokens[position].glued and position + 1 < len(tokens):
            return tokens[position + 1].glued and tokens[position + 1].text[0].isalpha()  # "Park Jin-woo"
        if is_word("leading_particle", tokens[position].text) and position + 1 < len(tokens):
            position += 1
        return self._is_name_part(tokens[position])

    @staticmethod
    def _is_name_part(token: Token) -> bool:
        if not token.is_capitalised or not token.text[0].isalpha() or is_word("not_a_name", token.text):
            return False
        return fold(token.text) not in common_words()

    def _titled(self, tokens: Sequence[Token], position: int, hit: Hit | None) -> Item | None:
        """The ministry or the minister of some field that starts here and is longer than a name on record."""
        fields_end = self._portfolios.list_before(tokens, position)
        ministry = self._ministry(tokens, position, fields_end)
        if ministry and not (hit and hit.end >= ministry):
            return Item("g", position, ministry)
        return self._minister(tokens, position, hit, fields_end)

    def _ministry(self, tokens: Sequence[Token], position: int, end: int | None) -> int | None:
        """End of "Foreign Ministry", "ministry of defence and sport" starting here, else None."""
        if fold(tokens[position].text) in _MINISTRIES_OF and _takes_of(tokens, position):
            return self._portfolios.list_after(tokens, position + 2)
        if end and end < len(tokens) and fold(tokens[end].text) in ("ministry", "ministries"):
            return end + 1
        return None

    def _minister(
        self, tokens: Sequence[Token], position: int, hit: Hit | None, fields_end: int | None
    ) -> Item | None:
        """A minister of any portfolio, "energy minister" or "Minister of Water and Power"."""
        known = hit.end if hit else 0
        deputies = fold(tokens[position].text) in _DEPUTIES and position + 1 < len(tokens)
        if deputies and (of_field := self._deputies(tokens, position, known)):
            return of_field
        if fold(tokens[position].text) in _MINISTERS and _takes_of(tokens, position):
            end = self._portfolios.list_after(tokens, position + 2) or 0
            fields, title = (position + 2, end), tokens[position]
        elif hit is None or hit.of_kind("office") is None:
            fields = (position, fields_end or len(tokens))
            end, title = fields[1] + 1, tokens[min(fields[1], len(tokens) - 1)]
            if fold(title.text) not in _MINISTERS or end > len(tokens):
                return None
        else:
            return None
        return self._of_fields(tokens, position, end, fields, title) if end > known else None

    def _deputies(self, tokens: Sequence[Token], position: int, known: int) -> Item | None:
        """ "Deputy agriculture ministers": in the singular two offices side by side, in the plural one."""
        end = self._portfolios.list_before(tokens, position + 1)
        is_plural = end is not None and end < len(tokens) and fold(tokens[end].text) == "ministers"
        if end is None or not is_plural or end + 1 <= known:
            return None
        return Item("Q", position, end + 1, None, self._gazetteer.offices["deputy_minister"])

    def _of_fields(
        self, tokens: Sequence[Token], start: int, end: int, fields: tuple[int, int], title: Token
    ) -> Item:
        offices = self._gazetteer.offices
        codes = self._portfolios.offices_of(tokens, *fields) or ("minister",)
        office = min((offices[code] for code in codes), key=lambda one: (one.rank, one.code == "minister"))
        return Item("Q" if fold(title.text).endswith("s") else "O", start, end, None, office)

    def _word(self, tokens: Sequence[Token], position: int, hits: dict[int, Hit], before: list[Item]) -> Item:
        token = tokens[position]
        if position + 1 < len(tokens):
            pair = f"{token.text} {tokens[position + 1].text}"
            if fold(token.text) == "opposite" and fold(pair) == "opposite number":
                return Item("k", position, position + 2)
            if token.is_capitalised and is_word("honorific", pair):
                return Item("T", position, position + 2)
            if fold(token.text) in _openers_of_pairs() and is_word("institution", pair):
                return Item("g", position, position + 2)
        if token.text in _STYLES or (token.is_capitalised and is_word("honorific", token.text)):
            return Item("T", position, position + 1)
        if token.text[0].isalpha() or token.text[0] in "‘ʿʻ":
            symbol = _symbols_of_words().get(fold(token.text))
            if symbol and not _is_owner(tokens, position):
                return Item(symbol, position, position + 1)
            after_office = bool(before) and before[-1].symbol in ("O", "T")
            end = self._name_end(tokens, position, hits, after_office=after_office)
            if end:
                return Item("N", position, end)
            return Item("W" if token.is_capitalised and position else "w", position, position + 1)
        return Item(".", position, position + 1)

    @staticmethod
    def _name_end(
        tokens: Sequence[Token], position: int, hits: dict[int, Hit], *, after_office: bool
    ) -> int | None:
        """End of the run of capitalised words and particles that starts here, or None."""
        first = tokens[position]
        starts_with_particle = first.text[0].islower() and is_word("leading_particle", first.text)
        if not (first.is_capitalised or starts_with_particle) or is_word("not_a_name", first.text):
            return None
        opens = position == 0 or tokens[position - 1].text in _OPENERS
        if opens and (first.text.endswith("ly") or fold(first.text) in common_words()):
            return None
        following = hits.get(position + 1)
        if opens and _PARTICIPLE.search(first.text) and following and following.of_kind(*PARTY_KINDS):
            return None  # "Neighbouring Chad", "Landlocked Bolivia"
        end, last = position, None
        while end < len(tokens) and end - position < _MAX_NAME_TOKENS * 2:
            token, hit = tokens[end], hits.get(end)
            longer = after_office and hit is not None and hit.of_kind("holder") and hit.end - hit.start > 1
            if (
                hit
                and end > position
                and not longer  # "Minister Paul John Smith" is not the John Smith on record
                and (hit.of_kind("office", "holder", "demonym", "airline", "firm") or last is None)
            ):
                break
            if token.text == "-" and token.glued and end + 1 < len(tokens) and tokens[end + 1].glued:
                end += 1
                continue
            glued_part = end > position and tokens[end].glued and tokens[end - 1].text == "-"
            if glued_part and token.text[0].isalpha():
                last = end = end + 1
                continue
            if is_word("particle", token.text) and not (token.is_capitalised and last is None):
                end += 1
                continue
            if (
                not token.is_capitalised
                or is_word("not_a_name", token.text)
                or is_word("honorific", token.text)
            ):
                break
            if not (token.text[0].isalpha() or token.text[0] in "‘ʿʻ'’"):
                break
            last = end = end + 1
        return last


def _is_currency(tokens: Sequence[Token], hit: Hit) -> bool:
    """ "US$110 million", "NZ$3": the letters belong to the sign."""
    return hit.end < len(tokens) and tokens[hit.end].text == "$" and tokens[hit.end].glued


def _without_abbreviations(tokens: Sequence[Token], items: list[Item]) -> list[Item]:
    """ "Republic of Korea (ROK) Vice Minister X": before an office the same party in short is part of its name."""
    marked = "".join(item.symbol for item in items)
    at = marked.find("P.P.")
    while at >= 0:
        long, opening, short, closing = items[at : at + 4]
        codes = [hit.of_kind(*PARTY_KINDS) for hit in (long.hit, short.hit) if hit]
        is_same = len(codes) == 2 and codes[0] and codes[1] and codes[0].code == codes[1].code
        brackets = tokens[opening.start].text + tokens[closing.start].text
        if is_same and brackets == "()" and marked[at + 4 : at + 5] in ("O", "Q", "m"):
            items[at : at + 4] = [long._replace(end=closing.end)]
            marked = "".join(item.symbol for item in items)
        at = marked.find("P.P.", at + 1)
    return items


def _is_object(tokens: Sequence[Token], position: int) -> bool:
    """ "Told her that", "met her on Monday": the person, not whose the next word is."""
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    return tokens[position].text == "her" and (following is None or following.text in _BEHIND_OBJECTS)


_BEHIND_OBJECTS = frozenset(
    ". , ; : ) in on at to that for by after before during and about with over as from when while there again "
    "today yesterday tomorrow later".split()
)


def _is_owner(tokens: Sequence[Token], position: int) -> bool:
    """ "State-owned", "government-run": the word qualifies a firm and stands for nobody."""
    after = [fold(token.text) for token in tokens[position + 1 : position + 3]]
    return len(after) > 1 and after[0] in "-–" and after[1] in _OWNED


def _takes_of(tokens: Sequence[Token], position: int) -> bool:
    """Whether "of" or "for" and one more word follow: "Minister of ...", "Department for ..."."""
    return position + 2 < len(tokens) and fold(tokens[position + 1].text) in ("of", "for")


def _is_title(token: Token) -> bool:
    """Whether fields of government may stand before or after the word."""
    return fold(token.text) in _OPENS_OFFICE


_PARTICIPLE = re.compile(r"\w{4}(?:ed|ing)$")
_OWNED = frozenset("owned run controlled backed funded linked affiliated led".split())
_DEPUTIES = frozenset({"deputy", "vice", "assistant"})
_MINISTERS = frozenset({"minister", "ministers"})
_STYLES = frozenset({"HE", "HH", "HM", "HRH", "HSH"})
_OPENERS = frozenset({"'", '"', "‘", ":", "(", "-", "–", "—"})
_MINISTRIES_OF = frozenset({"ministry", "department", "ministries", "secretariat"})
_OPENS_OFFICE = _MINISTRIES_OF | _MINISTERS | {"opposite"}
_APOSTROPHES = "'’‘ʿʻ"

__all__ = ["PARTY_KINDS", "Entry", "Item", "SymbolWriter"]
