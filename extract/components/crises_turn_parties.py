"""Whom a turn of phrase concerns where the turn does not name them: places around it, the country in mind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extract.components.context import ArticleContext
from extract.components.facts import Where
from extract.components.mentions import Mention
from extract.components.simplify import Sentence

Who = list[tuple[str, tuple[int, int] | None]]
_AT = re.compile(
    r"\b(?:in|at|near|off|outside|across|around|inside|beside|short of|throughout|on|along)"
    r"(?: (?!and\b|by\b|with\b)[\w'’.-]+){0,4}? ?(⟦[cal]\d+⟧(?:(?:,| and|'s|’s)+ (?:the )?⟦[cl]\d+⟧)*)"
)
_SAYING = r"(?:said|says|reported|reports|announced|stated)"
_SAYS_BEFORE = re.compile(rf"(⟦[calo]\d+⟧)[^;:.⟦]{{0,40}}\b{_SAYING}\b[^;:.]{{0,30}}$")
_SAYS_AFTER = re.compile(rf", (?:the )?(⟦[calo]\d+⟧)[^;:.⟦]{{0,30}}\b{_SAYING}\b")
_BACK = 4  # sentences


def country_codes(mentions: Iterable[Mention]) -> Who:
    """Country or organisation of each mention with its span, each code once."""
    found: dict[str, tuple[int, int] | None] = {}
    for mention in mentions:
        codes = mention.parties
        if mention.kind == "place" and mention.place_country:
            codes = (mention.place_country,)
        for code in codes:
            found.setdefault(code, None if mention.is_anaphor else (mention.start, mention.end))
    return list(found.items())


@dataclass(slots=True)
class TurnPlace:
    """A turn where it stands: the match, the marked sentence around it, the article."""

    match: re.Match[str]
    text: str
    mentions: Callable[[int, int], list[Mention]]
    sentence: Sentence
    context: ArticleContext

    def in_group(self, name: str) -> Who:
        """Countries inside a named group of the pattern."""
        if name not in self.match.re.groupindex or self.match.start(name) < 0:
            return []
        return country_codes(self.mentions(self.match.start(name), self.match.end(name)))

    def victims(self, way: str, actors: set[str]) -> Who:
        """Whom the event strikes: named in the turn, placed around it, or the country in mind, as the rule allows."""
        own = [*self.in_group("affected"), *self.in_group("affected_too")]
        own = [item for item in own if item[0] not in actors]
        if own or way == "none":
            return own
        if way == "evacuated":
            return self._latest("affected")
        if way == "sentence":
            named_here = country_codes(self.mentions(0, len(self.text)))
            return [item for item in named_here if item[0] not in actors][:1]
        found = [] if way == "home" else self._around(actors)
        if found or way == "around":
            return found
        if way == "crisis" and (latest := self._of_crisis()):
            return latest
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
                and self.sentence.index - fact.sentence_index <= _BACK
            ):
                return [(struck[0], None)]
        return []

    def evacuators(self) -> Who:
        return self._latest("actor")

    def _latest(self, role: str) -> Who:
        """A side of the last evacuation or warning told."""
        told = (f for f in reversed(self.context.facts) if f.code in ("evacuation", "travel_advisory"))
        return next(([(c, None) for c in sorted(f.with_role(role))] for f in told if f.with_role(role)), [])

    def speaker(self) -> Who:
        """Whose statement it is: the first party of the sentence that is not inside the turn's groups."""
        inside = {code for code, _ in self.in_group("affected")}
        named_here = [*self.mentions(0, self.match.start()), *self.mentions(self.match.end(), len(self.text))]
        return [item for item in country_codes(named_here) if item[0] not in inside][:1]

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
        tail = re.split(r"; |, (?:and|but|while|as) |, which |: ", self.text[start:])[0]
        for low, high in ((start, start + len(tail)), (0, start)):
            found: list[Mention] = []
            for place in _AT.finditer(self.text, low, high):
                found.extend(
                    m for m in self.mentions(place.start(1), place.end(1)) if is_likely(m, self.context)
                )
            codes = [item for item in country_codes(found) if len(item[0]) == 3 and item[0] not in actors]
            if codes:
                return codes
        return []


def is_likely(mention: Mention, context: ArticleContext) -> bool:
    """Whether a place lies where its reading says: its country is the article's own or is named in it."""
    code = mention.place_country
    if code is None or mention.parties or context.read.home in (None, code):
        return True
    return any(code in named_outright(s.mentions) for s in context.read.sentences)


def named_outright(mentions: Iterable[Mention]) -> set[str]:
    """Countries that mentions name outright, or by a capital, a demonym or an institution."""
    return {c for m in mentions if not m.is_anaphor and m.kind != "person" for c in m.parties if len(c) == 3}


def named(mentions: Sequence[Mention], context: ArticleContext) -> set[str]:
    """Countries named outright; where there are none, those of the places."""
    places = (m for m in mentions if m.kind == "place" and m.place_country and is_likely(m, context))
    return named_outright(mentions) or {str(m.place_country) for m in places}


def scene_without(
    sentence: Sentence, own: Sequence[Mention], context: ArticleContext, actors: set[str]
) -> str | None:
    """The one country in mind at a turn that is not among the actors: what stands before it, dateline, title."""
    for mentions in (own, *(other.mentions for other in _before(sentence, context))):
        here = named(mentions, context) - actors
        if context.read.home in here:
            return context.read.home
        if here:
            return next(iter(here)) if len(here) == 1 else None
    if context.read.home is not None and context.read.home not in actors:
        return context.read.home
    return _titled(context, actors)


def _before(sentence: Sentence, context: ArticleContext) -> Iterable[Sentence]:
    """Sentences before it in its paragraph, a label over it included, the nearest first."""
    for back in range(1, _BACK + 1):
        if sentence.index < back:
            return
        other = context.read.sentences[sentence.index - back]
        is_label = other.kind == "heading" or len(other.text) < 40
        if other.paragraph != sentence.paragraph and not is_label:
            return
        yield other


def _titled(context: ArticleContext, actors: set[str]) -> str | None:
    title = (context.read.article.title or "").lower()
    found = (
        {
            code
            for s in context.read.sentences
            for m in s.mentions
            if m.kind in ("party", "place") and m.text.lower().removeprefix("the ") in title
            for code, _ in country_codes([m])
            if len(code) == 3
        }
        - actors
        if title
        else set()
    )
    return next(iter(found)) if len(found) == 1 else None
