"""The sentences of an article, each with its part in it, and the boilerplate spans among them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from extract.clean.datelines import Dateline
from extract.clean.layout import Layout
from extract.clean.parts import Sentence


@dataclass(frozen=True, slots=True)
class BoilerplateSpan:
    """A span nothing is coded from, with the reason and the rule of the lexicon that found it."""

    start: int
    end: int
    reason: str
    rule_id: str | None


def split_sentences(text: str, repeated: Set[str] = frozenset()) -> list[Sentence]:
    """The sentences in order, disjoint, holding every word of the text; offsets are those of `text`.

    Only "headline", "heading" and "body" may be coded. `repeated` takes the result of `repeated_lines`.
    """
    return Layout(text, repeated).read() if repeated else list(_read(text)[0])


@lru_cache(maxsize=1)
def _read(text: str) -> tuple[tuple[Sentence, ...], Dateline | None]:
    """Spans and dateline of a text; kept for the next question, which mostly is about the same text."""
    layout = Layout(text, frozenset())
    return tuple(layout.read()), layout.dateline


def find_boilerplate(text: str, repeated: Set[str] = frozenset()) -> list[BoilerplateSpan]:
    """Pleas, teasers, notices, captions and stamps of the text, in order."""
    return [
        BoilerplateSpan(span.start, span.end, span.reason or span.kind, span.rule_id)
        for span in split_sentences(text, repeated)
        if span.kind in ("boilerplate", "caption", "stamp") and span.reason != "dateline"
    ]


def find_dateline(text: str) -> Dateline | None:
    """The dateline of the article; its first sentence starts after it."""
    found = _read(text)[1]
    if found is None:
        return None
    places = tuple(_as_printed(text, found, place) for place in found.places)
    return Dateline(found.start, found.end, places, found.date_text, found.region)


def _as_printed(text: str, dateline: Dateline, mapped_place: str) -> str:
    printed = text[dateline.start : dateline.end]
    return mapped_place if mapped_place in printed else mapped_place.replace("'", "’")
