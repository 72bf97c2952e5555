"""The page: head, facts as cards, and the article passage by passage beside what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

from extract.components.confidence import calibrated
from extract.explaining.cards import render_card
from extract.explaining.marking import mark_passage
from extract.explaining.passages import (
    Finder,
    NearMiss,
    Passage,
    count_outcomes,
    describe_passages,
    find_examples,
)
from extract.pipeline import Extraction
from extract.records import Article

STYLE_PATH = Path(__file__).with_name("page.css")
_LEGEND = (
    ("party", "party"),
    ("person", "person or office"),
    ("place", "place"),
    ("date", "date"),
    ("quantity", "quantity"),
    ("trigger contact", "word that drew a contact"),
    ("trigger agreement", "an agreement"),
    ("trigger crisis", "a crisis event"),
)


def explain(extraction: Extraction, finders: Sequence[Finder]) -> str:
    """A self-contained HTML page; it needs no network and no other file."""
    extraction = replace(extraction, facts=[calibrated(fact) for fact in extraction.facts])
    passages = describe_passages(extraction, finders)
    examples = find_examples(finders)
    text = extraction.article.text
    cards = "".join(
        render_card(number, fact, text, examples) for number, fact in enumerate(extraction.facts, start=1)
    )
    rows = "".join(
        _row(text, passage, extraction, previous) for passage, previous in _with_previous(passages)
    )
    body = (
        f"{_head(extraction.article)}{_summary(extraction, passages)}"
        f"<section class=cards>{cards or '<p class=empty>No fact was drawn from this article.</p>'}</section>"
        f"<h2>The article, passage by passage</h2>{_legend()}<section class=rows>{rows}</section>"
    )
    return wrap_page(f"Explained: {extraction.article.title or extraction.article.source_uri}", body)


def wrap_page(title: str, body: str) -> str:
    """A whole HTML document with the style sheet in it."""
    style = STYLE_PATH.read_text(encoding="utf-8")
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style></head><body>{body}</body></html>\n"
    )


def _head(article: Article) -> str:
    published = f"{article.published_at:%A, %d %B %Y}" if article.published_at else "undated"
    facts = [
        article.publisher or "publisher unknown",
        published,
        article.source_uri,
        f"article {article.article_id}",
    ]
    return (
        f"<header><p class=eyebrow>entente explain</p><h1>{escape(article.title or article.source_uri)}</h1>"
        f"<p class=about>{' · '.join(escape(fact) for fact in facts)}</p></header>"
    )


def _summary(extraction: Extraction, passages: Sequence[Passage]) -> str:
    if extraction.result.error:
        return f"<p class=failed>Extraction failed: {escape(extraction.result.error)}</p>"
    counts = count_outcomes(passages)
    return (
        f"<p class=summary>Facts drawn: <b>{len(extraction.facts)}</b>, from {counts['facts']} of the "
        f"{len(passages)} passages. Parsed without a fact: {counts['nothing drawn']}. Kept from the parser "
        f"by the gate: {counts['not parsed']}. Not the article itself: {counts['not the article']}.</p>"
    )


def _legend() -> str:
    marks = "".join(f'<mark class="{tone}">{name}</mark> ' for tone, name in _LEGEND)
    return f"<p class=legend>{marks}<span>Hover over a mark for what it stands for.</span></p>"


def _with_previous(passages: Sequence[Passage]) -> list[tuple[Passage, Passage | None]]:
    return list(zip(passages, [None, *passages], strict=False))


def _row(text: str, passage: Passage, extraction: Extraction, previous: Passage | None) -> str:
    """The passage on the left; its facts, or why there are none, on the right."""
    opens = previous is None or previous.paragraph != passage.paragraph
    tone = passage.outcome.replace(" ", "-")
    return (
        f'<div class="row {tone}{" opens" if opens else ""}" id="at-{passage.start}">'
        f'<div class="text {passage.kind}">{mark_passage(text, passage, extraction.facts)}</div>'
        f"<div class=notes>{_notes(passage, extraction)}</div></div>"
    )


def _notes(passage: Passage, extraction: Extraction) -> str:
    links = "".join(_link(number, extraction) for number in passage.facts)
    reason = (
        f"<p class=reason>{escape(passage.outcome)}: {escape(passage.reason)}</p>" if passage.reason else ""
    )
    if not passage.near_misses:
        return links + reason
    opened = "" if passage.facts else " open"
    misses = "".join(_near_miss(item) for item in passage.near_misses)
    return f"{links}{reason}<details{opened}><summary>drew nothing</summary><ul>{misses}</ul></details>"


def _link(number: int, extraction: Extraction) -> str:
    fact = extraction.facts[number - 1]
    said = f"{fact.code.replace('_', ' ')} {fact.status}"
    return (
        f'<a class="chip {fact.family}" href="#fact-{number}"><b>#{number}</b> {escape(said)} '
        f"<b>{escape(', '.join(sorted(fact.codes)))}</b></a>"
    )


def _near_miss(item: NearMiss) -> str:
    return (
        f'<li>“{escape(item.word)}”, rule <code title="{escape(item.rule.example, quote=True)}">'
        f"{escape(item.rule.id)}</code>: {escape(item.reason)}</li>"
    )
