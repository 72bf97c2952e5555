"""Who receives a visitor, where only the page says whose official he is: an official of the country visited.

"The minister will travel to Tonga next week. He will also be received by His Majesty the King": no king of his own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from extract.components.clauses import clause_tokens, spread
from extract.components.context import ArticleContext, Parsed
from extract.components.frames import Frame, frame_of
from extract.components.inflection import verb_forms
from extract.components.mentions import Mention
from extract.components.participants import side

_NEAR = 3  # sentences
_RECEIVED = frozenset({"received", "welcomed", "greeted", "hosted"})
_SEEING = verb_forms("see") | verb_forms("meet") | frozenset({"received"})


def settle_receivers(parsed: Parsed, context: ArticleContext) -> None:
    """Give the officials by whom a visitor is received the country that he visits, where none is printed."""
    for visitors, receivers in _receptions(parsed.doc):
        own = {code for m in visitors for code in m.parties}
        strangers = [m for m in receivers if _is_assumed(m) and own == set(m.parties)]
        country = _visited(visitors, parsed, context) if strangers else None
        for stranger in strangers if country else ():
            _move(stranger, country or "")


def _receptions(doc: Doc) -> Iterator[tuple[list[Mention], list[Mention]]]:
    """Visitors and those who receive them: "received by X", "call on X"; of an ambassador also "met X"."""
    for token in doc:
        word = token.lower_
        if word in _RECEIVED and token.tag_ in ("VBN", "VBD"):
            frame = frame_of(token)
            if frame.is_passive or token.tag_ == "VBN":
                yield _visitors(frame), side(frame.agents)
        if word == "call" and (token.tag_[:2] == "VB" or token.dep_ in ("dobj", "conj")):
            yield _visitors(frame_of(token)), _called_on(token)
        if word in _SEEING and token.tag_[:2] == "VB":
            frame = frame_of(token)
            if not frame.is_passive:
                envoys = [m for m in side(frame.subjects) if m.level_code == "ambassador"]
                yield envoys, [*side(frame.objects), *side(frame.preps.get("with", ()))]


def _visitors(frame: Frame) -> list[Mention]:
    return side(frame.objects) if frame.is_passive else side(frame.subjects)


def _called_on(call: Token) -> list[Mention]:
    preps = [t for t in clause_tokens(call) if t.lower_ in ("on", "upon") and t.i > call.i]
    return side(t for prep in preps[:1] for c in prep.children if c.dep_ == "pobj" for t in spread(c))


def _is_assumed(mention: Mention) -> bool:
    if mention.is_former or mention.is_plural:
        return False
    persons = mention.persons
    return mention.is_assumed if not persons else all(person.party_is_assumed for person in persons)


def _visited(visitors: Sequence[Mention], parsed: Parsed, context: ArticleContext) -> str | None:
    """The other country of the visit or contact told just before, else the one foreign place of the sentence."""
    own = {code for m in visitors for code in m.parties}
    kinds = context.read.party_kinds
    places = [m.place_country for m in parsed.sentence.mentions if m.kind == "place" and m.place_country]
    foreign = {code for code in places if code not in own}
    if len(foreign) == 1:
        return foreign.pop()
    for fact in reversed(context.facts):
        if context.sentence_index - fact.sentence_index > _NEAR:
            break
        others = [code for code in fact.codes - own if kinds.get(code) == "country"]
        is_trip = fact.family == "contact" and fact.code in ("visit", "meeting", "talks")
        if is_trip and own < fact.codes and len(others) == 1:
            return others[0]
    return None


def _move(stranger: Mention, country: str) -> None:
    stranger.parties, stranger.is_assumed = (country,), False
    for person in stranger.persons:
        person.party_code, person.party_is_assumed = country, False
