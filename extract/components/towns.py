"""Towns that no list holds but the article itself places: "the Malian town of Ouan", "Ouan, in northern Mali".

News names villages, quarries and camps once with their country and then alone. What an article has placed stays a
place of that country for the rest of it; offsets are of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.components.mentions import Mention
from extract.components.words import is_word

_CAPITALISED = r"[A-ZÀ-Þ][\w'’-]*[\w]"
_NAME = rf"(?P<name>{_CAPITALISED}(?: (?:(?:el|al|de|la|du|des|bin) )?{_CAPITALISED}){{0,2}})"
_KIND = (
    r"(?:towns?|cit(?:y|ies)|villages?|ports?|port cit(?:y|ies)|port towns?|hamlets?|districts?|suburbs?|"
    r"neighbou?rhoods?|municipalit(?:y|ies)|communes?|settlements?|localit(?:y|ies)|camps?|islands?|provinces?|region|count(?:y|ies)|"
    r"governorate|prefecture|department|markets?|wells?|garrisons?|quarters?|valleys?|peninsula|oas[ie]s|farms?|mines?|"
    r"bases?|outposts?|crossings?|border posts?)"
)
_BEFORE_COUNTRY = re.compile(
    rf"\b(?:in|at|near|on|from|around|outside|off|of|hit|struck|attacked|seized|captured) {_NAME}"
    r"(?:,? in|,(?: a [a-z-]+ (?:[a-z]+ )?in)?)(?: the)?(?: [a-z]+(?:-[a-z]+)*){0,3} ?$"
)
_BEFORE_TOWN = re.compile(
    rf"\b(?:in|at|near|from|around|of|hit|struck) {_NAME},(?: [\w-]+){{0,4}}?"
    r" (?:north|south|east|west|[a-z]+-?(?:east|west)) of $"
)
_INSIDE = re.compile(
    rf"\b(?:in|at|near|from|around|of|hit|struck) {_NAME},? (?:lies |is |some |about |just |only )*[\d.,]+ "
    r"?(?:km|kilomet\w+|miles?) (?:inside|into|within)(?: [a-z-]+){0,2} $"
)
_IN_BRACKETS = re.compile(rf"\b(?:in|at|near|from|of|and|,) {_NAME} \($")
_DIRECTLY = re.compile(
    rf"{_NAME}(?:,? in|,)(?: (?:the|far|deep|north|south|east|west|north-?east|north-?west|south-?east|south-?west|"
    r"northern|southern|eastern|western|central|upper|lower|north-?eastern|north-?western|south-?eastern|"
    r"south-?western))* $"
)
"""How near a country must stand to say that a listed town of another country is a namesake."""
_BEHIND_DEMONYM = re.compile(rf" ?(?:[a-z-]+ ){{0,3}}{_KIND} of {_NAME}")
_BEHIND_COUNTRY = re.compile(
    rf"(?:['’]s (?:[a-z-]+ ){{0,3}}|,? (?:[a-z]+ )?where [^.;:A-Z]{{0,60}}?){_KIND} of {_NAME}"
)
_WINDOW = 90  # characters of the sentence around a country in which it places a town


class Towns:
    """Names that an article has placed so far, each with its country."""

    def __init__(self) -> None:
        self._country: dict[str, str] = {}

    def placed(self, text: str, offset: int, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions of a sentence that starts at `offset`, and the towns placed in it or before it."""
        self._learn(text, offset, mentions)
        mentions = [m for m in mentions if not _is_river(m, text[m.end - offset :])]
        if not self._country or not any(name in text for name in self._country):
            return list(mentions)
        mentions = [m for m in mentions if not self._is_namesake(m)]
        taken = [(m.start - offset, m.end - offset) for m in mentions if m.kind != "name"]
        added = [
            self._mention(match, offset)
            for match in self._pattern().finditer(text)
            if all(match.end() <= start or match.start() >= end for start, end in taken)
        ]
        covered = {(m.start, m.end) for m in added}
        kept = [
            m for m in mentions if m.kind != "name" or not any(a < m.end and m.start < b for a, b in covered)
        ]
        return sorted([*kept, *added], key=lambda m: m.start)

    def _is_namesake(self, mention: Mention) -> bool:
        """A listed town that the article has placed in another country."""
        placed = self._country.get(mention.text)
        return placed is not None and _is_bare_town(mention) and mention.place_country != placed

    def _pattern(self) -> re.Pattern[str]:
        names = "|".join(sorted(map(re.escape, self._country), key=len, reverse=True))
        return re.compile(rf"(?<![\w-])(?<![A-Z][a-z] )(?:{names})(?![\w-])(?! [A-Z])")

    def _mention(self, match: re.Match[str], offset: int) -> Mention:
        start, end, name = offset + match.start(), offset + match.end(), match[0]
        return Mention("place", start, end, name, place_name=name, place_country=self._country[name])

    def _learn(self, text: str, offset: int, mentions: Sequence[Mention]) -> None:
        known = {m.text.casefold(): m for m in mentions if m.kind != "name"}
        for mention in mentions:
            code = _country_of(mention)
            if code is None:
                continue
            start, end = mention.start - offset, mention.end - offset
            before = text[max(0, start - _WINDOW) : start]
            found = _found_by(mention, before, text[end : end + _WINDOW])
            name = found["name"] if found else ""
            listed = known.get(name.casefold())
            if listed is not None and (not _is_bare_town(listed) or not _is_apart(listed, code, before)):
                continue
            if name and not any(map(_is_no_town, name.split())):
                self._country.setdefault(name, code)


def _found_by(mention: Mention, before: str, behind: str) -> re.Match[str] | None:
    """The town that the words around a country place in it."""
    if mention.kind == "place":
        return _BEFORE_TOWN.search(before) or _BEFORE_COUNTRY.search(before)
    if mention.is_adjective:
        return _BEHIND_DEMONYM.match(behind)
    found = _BEFORE_COUNTRY.search(before) or _INSIDE.search(before) or _IN_BRACKETS.search(before)
    return found or _BEHIND_COUNTRY.match(behind)


def _country_of(mention: Mention) -> str | None:
    """The one country that a country's name, demonym or a known place stands for."""
    if mention.is_anaphor or mention.kind not in ("party", "place"):
        return None
    code = mention.place_country or (mention.parties[0] if len(mention.parties) == 1 else None)
    return code if code and len(code) == 3 else None


def _is_bare_town(mention: Mention) -> bool:
    """A town read from the list alone: no capital, no town with its country told."""
    return mention.kind == "place" and not mention.parties and "," not in mention.text


def _is_river(mention: Mention, behind: str) -> bool:
    """ "The Guadalupe River": no town of that name."""
    return _is_bare_town(mention) and _WATERS.match(behind) is not None


_WATERS = re.compile(r" (?:[Rr]iver|[Vv]alley|[Dd]elta|[Bb]asin|[Gg]lacier|[Vv]olcano)\b")


def _is_apart(listed: Mention, code: str, before: str) -> bool:
    """Whether the words right before a country put a listed town there; Georgia may be the American state."""
    there = _DIRECTLY.search(before)
    is_state = code == "GEO" and listed.place_country == "USA"
    return there is not None and there["name"] == listed.text and not is_state


def _is_no_town(word: str) -> bool:
    return is_word("not_a_name", word) or len(word) < 3
