"""Whom a turn of phrase concerns where the turn does not name them: places around it, the country in mind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.components.context import ArticleContext
from extract.components.crises_turn_scene import BACK, is_likely, pair_in_mind, scene_without
from extract.components.crises_turn_text import Marked, Who, country_codes
from extract.components.crises_words import is_country
from extract.components.facts import Where
from extract.components.mentions import Mention
from extract.components.simplify import Sentence

_SPOT = r"⟦(?:[cal]\d+⟧|o\d+⟧(?= (?:side|bank|half|part)\b))"
_AT = re.compile(
    r"\b(?:in|at|near|off|outside|across|around|inside|beside|short of|throughout|on|along)"
    rf"(?: (?!and\b|by\b|with\b|from\b)[\w'’.-]+){{0,4}}? ?({_SPOT}(?:(?:,| and|'s|’s)+ (?:the )?⟦[cl]\d+⟧)*)"
)
_CARRIER = re.compile(
    r"\b(?:chartered|hired|organi[sz]ed|arranged|provided|operated|laid on|paid for|sent) by (?:the )?⟦[cavo]\d+⟧|"
    r"\b(?:by|aboard|on|on board|with) (?:an? |the |two |three )?⟦[cavo]\d+⟧(?:['’]s)? (?:[\w-]+ ){0,3}?"
    r"(?:planes?|jets?|aircraft|airliner|helicopters?|ferry|boats?|ships?|vessels?|frigate|warship|destroyer|buses|convoy|"
    r"trains?|flights?|army|navy|air force|government|embassy|authorities|military|forces|coast ?guard)\b"
)
_SET = re.compile(r"(⟦[cl]\d+⟧), where [^;:.⟦]{0,60}$")
_NEXT = re.compile(r" ?(?:the |a )?⟦[cl]\d+⟧")
_SAYING = r"(?:said|says|reported|reports|announced|stated|warned|warns|told|tells|cautioned|vowed)"
_SAYS_BEFORE = re.compile(rf"(⟦[calov]\d+⟧)[^;:.⟦]{{0,40}}\b{_SAYING}\b[^;:.]{{0,30}}$")
_SAYS_AFTER = re.compile(rf", (?:the )?(⟦[calov]\d+⟧)[^;:.⟦]{{0,30}}\b{_SAYING}\b")


@dataclass(slots=True)
class TurnPlace:
    """A turn where it stands: the match, the marked sentence around it, the article."""

    match: re.Match[str]
    marked: Marked
    sentence: Sentence
    context: ArticleContext

    @property
    def text(self) -> str:
        return self.marked.text

    @property
    def span(self) -> tuple[int, int]:
        """Of the turn, as offsets into the sentence."""
        return self.marked.offset(self.match.start()), self.marked.offset(self.match.end())

    def mentions(self, start: int, end: int) -> list[Mention]:
        return self.marked.mentions(start, end)

    def in_group(self, name: str) -> Who:
        """Countries inside the named groups of the pattern that open with a word: "affected", "affected_too"."""
        spans = [self.match.span(n) for n in self.match.re.groupindex if n.startswith(name)]
        found = [m for start, end in spans if start >= 0 for m in self.mentions(start, end)]
        if name == "actor":  # a town does nothing, a capital stands for its government
            found = [m for m in found if m.kind != "place" or m.is_capital]
        return country_codes(found)

    def victims(self, way: str, actors: set[str]) -> Who:
        """Whom the event strikes: named in the turn, placed around it, or the country in mind, as the rule allows."""
        own = self.in_group("affected")
        own = [item for item in own if item[0] not in actors]
        if own or way == "none":
            return own
        if way == "evacuated":
            return self._latest("affected")
        if way == "sentence":
            named_here = country_codes(self.mentions(0, len(self.text)))
            return [item for item in named_here if item[0] not in actors][:1]
        if way == "host":
            return self._around(set())
        found = [] if way == "home" else self._around(actors)
        if way == "pair" and len(found) < 2:
            pair = pair_in_mind(self.sentence, self.context)
            if pair and {code for code, _ in found} <= set(pair):
                return [(code, None) for code in pair]
        if found or way == "around":
            return found
        if way == "crisis" and (latest := self._of_crisis()):
            return [item for item in latest if item[0] not in actors]
        before = self.mentions(0, self.match.end())
        code = scene_without(self.sentence, before, self.context, actors)
        return [(code, None)] if code else []

    def tellers(self) -> set[str]:
        """Parties that say so, before the turn or after it: "the Danish navy said ...", "..., Oslo says"."""
        spots = [
            *_SAYS_BEFORE.finditer(self.text, 0, self.match.start()),
            *_SAYS_AFTER.finditer(self.text, self.match.end()),
        ]
        found = [m for spot in spots for m in self.mentions(spot.start(1), spot.end(1))]
        return {code for code, _ in country_codes(found)}

    def _of_crisis(self) -> Who:
        """The one country struck by the crisis told in the sentences just before."""
        for fact in reversed(self.context.facts):
            struck = sorted(fact.with_role("affected"))
            if (
                fact.family == "crisis"
                and len(struck) == 1
                and self.sentence.index - fact.sentence_index <= BACK
            ):
                return [(struck[0], None)]
        return []

    def carriers(self) -> Who:
        """Whose craft brought people out: "flights chartered by Denmark", "aboard a Danish frigate"."""
        found = [m for spot in _CARRIER.finditer(self.text) for m in self.mentions(*spot.span())]
        return country_codes(m for m in found if m.kind != "place" or m.is_capital)

    def evacuators(self) -> Who:
        return self._latest("actor")

    def own_page(self) -> Who:
        """Of a government's own page: "to date 430 nationals have come home"."""
        home = self.context.read.home
        return [(home, None)] if home and self.context.read.speaks_for_home else []

    def _latest(self, role: str) -> Who:
        """A side of the last evacuation or warning told."""
        told = (f for f in reversed(self.context.facts) if f.code in ("evacuation", "travel_advisory"))
        return next(([(c, None) for c in sorted(f.with_role(role))] for f in told if f.with_role(role)), [])

    def speaker(self) -> Who:
        """Whose statement it is: the first party of the sentence outside the turn's groups, else the page's own."""
        inside = {code for code, _ in self.in_group("affected")}
        before = [i for i in country_codes(self.mentions(0, self.match.start())) if i[0] not in inside]
        tellers: Who = [(code, None) for code in sorted(self.tellers() - inside)]
        home = self.context.read.home
        own: Who = [(home, None)] if home and home not in inside else []
        return (before or tellers or own)[:1]

    def where(self) -> Where:
        """The place that stands after a preposition in the clause of the turn; a town before its country."""
        found = [
            m
            for spot in _AT.finditer(self.text, self.match.start())
            for m in self.mentions(spot.start(1), spot.end(1))
            if m.place_name and not m.is_adjective and is_likely(m, self.context)
        ]
        best = next((m for m in found if m.kind == "place"), found[0] if found else None)
        return Where(best.place_name, best.place_country) if best else Where()

    def _around(self, actors: set[str]) -> Who:
        """Countries of the places after "in", "near", "off" in the clause of the turn, else before it."""
        start = self.match.start()
        if before := _SET.search(self.text, 0, start):  # "to Benin, where floods have left ..."
            here = [m for m in self.mentions(*before.span(1)) if is_likely(m, self.context)]
            return [item for item in country_codes(here) if is_country(item[0]) and item[0] not in actors]
        tail = re.split(r"; |, (?:and|but|while|as|where|when|after) |, which |: ", self.text[start:])[0]
        for low, high in ((start, start + len(tail)), (0, start)):
            found: list[Mention] = []
            if low == start and (right_after := _NEXT.match(self.text, self.match.end())):
                found.extend(m for m in self.mentions(*right_after.span()) if is_likely(m, self.context))
            for place in _AT.finditer(self.text, low, high):
                found.extend(
                    m for m in self.mentions(place.start(1), place.end(1)) if is_likely(m, self.context)
                )
            codes = [item for item in country_codes(found) if is_country(item[0]) and item[0] not in actors]
            if codes:
                return codes
        return []
