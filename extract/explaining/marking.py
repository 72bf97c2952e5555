"""A passage's text with its mentions, dates and triggers marked, drawn by spaCy's displaCy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from spacy import displacy

from extract.components.facts import Fact
from extract.components.mentions import Mention
from extract.explaining.passages import Passage

_TEMPLATE = '<mark class="{tone}" title="{tip}">{text}<small>{label}</small></mark>'
_TONES = {
    "place": "place",
    "person": "person",
    "name": "person",
    "pronoun": "person",
    "role": "person",
    "group": "person",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be marked, in article offsets; `tone` is its class in the style sheet."""

    start: int
    end: int
    tone: str
    label: str
    tip: str


def mark_passage(text: str, passage: Passage, facts: Sequence[Fact]) -> str:
    """The passage as HTML. Marks do not overlap: mentions win over triggers, triggers over dates."""
    marks = without_overlaps(
        [*_mentions(passage), *_triggers(passage, facts), *_quantities(passage, facts), *_dates(passage)]
    )
    return render_marks(text[passage.start : passage.end], marks, passage.start)


def render_marks(text: str, marks: Sequence[Mark], offset: int) -> str:
    """Text as HTML, with the marks that lie in it; `offset` is where the text starts in the article."""
    spans = [
        {
            "start": mark.start - offset,
            "end": mark.end - offset,
            "label": mark.label,
            "params": {"tone": mark.tone, "tip": escape(mark.tip, quote=True)},
        }
        for mark in marks
        if offset <= mark.start < mark.end <= offset + len(text)
    ]
    drawing = {"text": text, "ents": spans, "title": None}
    return str(
        displacy.render([drawing], style="ent", manual=True, jupyter=False, options={"template": _TEMPLATE})
    )


def without_overlaps(marks: Sequence[Mark]) -> list[Mark]:
    """The marks in text order; of two that overlap, the one named first stays."""
    kept: list[Mark] = []
    for mark in marks:
        if all(mark.end <= other.start or mark.start >= other.end for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


def _mentions(passage: Passage) -> list[Mark]:
    return [_mention_mark(mention) for mention in passage.sentence.mentions] if passage.sentence else []


def _mention_mark(mention: Mention) -> Mark:
    tone = _TONES.get(mention.kind, "party" if mention.parties else "place")
    codes = "+".join(mention.parties) or mention.place_country or ""
    who = ", ".join(person.full_name for person in mention.persons)
    facts = [
        f"{mention.kind}{' (adjective)' if mention.is_adjective else ''}",
        f"stands for {codes}" if mention.parties else "",
        f"is {who}" if who else "",
        f"office: {mention.office_title}" if mention.office_title else "",
        f"place: {mention.place_name}" if mention.place_name else "",
        "resolved from what came before" if mention.is_anaphor else "",
    ]
    return Mark(mention.start, mention.end, tone, codes, "; ".join(fact for fact in facts if fact))


def _triggers(passage: Passage, facts: Sequence[Fact]) -> list[Mark]:
    """The words that set rules off, with the numbers of their facts."""
    found: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for number in passage.facts:
        for item in facts[number - 1].evidence:
            found.setdefault(item.trigger, []).append((number, item.rule_id))
    return [
        Mark(
            start,
            end,
            f"trigger {facts[drawn[0][0] - 1].family}",
            " ".join(f"#{number}" for number, _ in drawn),
            "; ".join(f"fact {number} by rule {rule_id}" for number, rule_id in drawn),
        )
        for (start, end), drawn in found.items()
    ]


def _quantities(passage: Passage, facts: Sequence[Fact]) -> list[Mark]:
    quantities = [quantity for number in passage.facts for quantity in facts[number - 1].quantities]
    return [
        Mark(
            *quantity.span,
            "quantity",
            "",
            f"quantity: {quantity.qualifier} {quantity.value:g} {quantity.unit}",
        )
        for quantity in quantities
    ]


def _dates(passage: Passage) -> list[Mark]:
    if passage.sentence is None:
        return []
    start = passage.sentence.start
    return [
        Mark(start + date.char_start, start + date.char_end, "date", "", f"date expression: {date.kind}")
        for date in passage.sentence.dates
    ]
