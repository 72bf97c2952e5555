"""A card for another story, set into the page between its headline and its text.

Some sites put a card (teaser title, teaser line, donation plea, button) above the article. In plain text
the button is glued to the first sentence ("Become a memberMinisters met"), which gives the card away. Its
title and line belong to another story: they share few words with the text below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.clean.characters import lower_characters
from extract.clean.parts import Sentence

_MOST_LINES = 3
_SHARED_WORDS = 0.45  # share of a lead's words that recur below it; 0.3 in the card seen, above 0.5 in leads
_WORD = re.compile(r"[^\W\d_]{4,}")


def mark_card_above_glued_plea(mapped: str, spans: Sequence[Sentence]) -> list[Sentence]:
    """The spans, those of a card marked as boilerplate."""
    marked = list(spans)
    glued = next((place for place, span in enumerate(spans) if span.rule_id == "glued_button"), None)
    if glued is None or not any(span.reason == "donation plea" for span in spans[:glued]):
        return marked
    card = [place for place in range(glued) if spans[place].kind in ("headline", "heading", "body")]
    if not card or len(card) > _MOST_LINES or not _is_another_story(mapped, spans, card, glued):
        return marked
    for place in card:
        marked[place] = replace(
            spans[place], kind="boilerplate", reason="teaser card", rule_id="card_above_glued_plea"
        )
    return marked


def _is_another_story(mapped: str, spans: Sequence[Sentence], card: list[int], glued: int) -> bool:
    title = {word for place in card for word in _words(mapped, spans[place].start, spans[place].end)}
    below = set(_words(mapped, spans[glued].end, len(mapped)))
    return len(title & below) < _SHARED_WORDS * len(title)


def _words(mapped: str, start: int, end: int) -> list[str]:
    return _WORD.findall(lower_characters(mapped[start:end]))
