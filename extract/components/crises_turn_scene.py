"""The country a turn of phrase is about where neither the turn nor its clause names it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.components.context import ArticleContext
from extract.components.crises_turn_text import country_codes
from extract.components.mentions import Mention
from extract.components.simplify import Sentence

BACK = 4  # sentences: how far back a country stays in mind


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
    for back in range(1, BACK + 1):
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
