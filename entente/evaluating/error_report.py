"""An HTML page of what is missed, false and partly right, with the evidence marked in each article's text.

Articles of the held-out half are left out unless they are asked for, so that nobody reads them by accident.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Literal

from entente.evaluating.events import FoundEvent, GoldEvent, Reading
from entente.evaluating.scoring import Judged
from extract.explaining.marking import Mark, render_marks, without_overlaps
from extract.explaining.page import wrap_page
from extract.records import Article

Verdict = Literal["MISSED", "FALSE", "PARTLY"]
_EXPLAINED: Mapping[Verdict, str] = {
    "MISSED": "annotated and not found",
    "FALSE": "found and not annotated",
    "PARTLY": "right at the core, wrong in status, date, mode, type, amount or actors",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One event on which gold and extraction disagree."""

    verdict: Verdict
    family: str
    gold: GoldEvent | None
    found: FoundEvent | None


def find_mistakes(judged: Judged) -> Iterator[Mistake]:
    """Missed, partly right and false events of one family of an article."""
    for index, event in enumerate(judged.gold):
        if event.is_optional or index in judged.pairs["strict"]:
            continue
        found = judged.found[judged.links[index]] if index in judged.links else None
        yield Mistake("PARTLY" if found else "MISSED", judged.family, event, found)
    for number, item in enumerate(judged.found):
        if number not in judged.links.values():
            yield Mistake("FALSE", judged.family, None, item)


def write_report(judged: Sequence[Judged], articles: Mapping[str, Article], *, with_held_out: bool) -> str:
    """The page; `articles` by the name that gold has for them."""
    sections, counts = [], dict.fromkeys(_EXPLAINED, 0)
    shown = [item for item in judged if with_held_out or not item.article.is_held_out]
    for (set_name, name), group in groupby(
        shown, key=lambda item: (item.article.set_name, item.article.name)
    ):
        families = list(group)
        mistakes = [mistake for item in families for mistake in find_mistakes(item)]
        for mistake in mistakes:
            counts[mistake.verdict] += 1
        if mistakes:
            sections.append(_render_article(f"{set_name} {name}", articles[name], families, mistakes))
    summary = "; ".join(
        f"<b>{count}</b> {verdict.lower()} ({_EXPLAINED[verdict]})" for verdict, count in counts.items()
    )
    held_out = "" if with_held_out else " The held-out half is scored, and not shown."
    head = (
        "<header><p class=eyebrow>entente evaluate</p><h1>Errors</h1></header>"
        f"<p class=summary>{summary}.{held_out}</p>"
    )
    return wrap_page("Extraction errors on gold", head + "".join(sections))


def _render_article(
    label: str, article: Article, families: Sequence[Judged], mistakes: Sequence[Mistake]
) -> str:
    published = f"{article.published_at:%Y-%m-%d}" if article.published_at else "undated"
    rows = "".join(_render_mistake(mistake) for mistake in mistakes)
    text = render_marks(article.text, mark_evidence(families), 0)
    return (
        f"<h2>{escape(article.title or article.source_uri)}</h2>"
        f"<p class=about>{escape(label)} · {published}</p>"
        f"<table><tr><th>verdict<th>family<th>annotated<th>found<th>rules</tr>{rows}</table>"
        f'<div class="rows"><div class="row"><div class="text">{text}</div>'
        "<div class=notes><p><mark class=right>right</mark> <mark class=partly>partly right</mark> "
        "<mark class=wrong>false</mark> evidence of what was found</p></div></div></div>"
    )


def mark_evidence(families: Sequence[Judged]) -> list[Mark]:
    """The spans of everything found in an article, by how right it is; the worst is marked first."""
    marks = []
    for item in families:
        strict, linked = set(item.pairs["strict"].values()), set(item.links.values())
        for number, event in enumerate(item.found):
            tone = "right" if number in strict else "partly" if number in linked else "wrong"
            marks += [
                Mark(mention.start, mention.end, tone, mention.rule_id, describe(item.family, event.reading))
                for mention in event.mentions
            ]
    order = ("wrong", "partly", "right")
    return without_overlaps(sorted(marks, key=lambda mark: (order.index(mark.tone), mark.start)))


def _render_mistake(mistake: Mistake) -> str:
    gold = describe(mistake.family, mistake.gold.reading) if mistake.gold else ""
    found = describe(mistake.family, mistake.found.reading) if mistake.found else ""
    rules = dict.fromkeys(mention.rule_id for mention in mistake.found.mentions) if mistake.found else {}
    cells = [mistake.family, gold, found, ", ".join(rules)]
    columns = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><td class="verdict {mistake.verdict}">{mistake.verdict.lower()}</td>{columns}</tr>'


def describe(family: str, reading: Reading) -> str:
    """An event in one line: what, how asserted, who, when."""
    who = ", ".join(sorted(reading.parties))
    if family == "crises":
        who = (
            f"{', '.join(sorted(reading.actors)) or '?'} against {', '.join(sorted(reading.affected)) or '?'}"
        )
    days = " to ".join(dict.fromkeys(day for day in (reading.start, reading.end) if day)) or "date unknown"
    amount = f", amount {reading.amount:g}" if reading.amount is not None else ""
    return f"{reading.code} {reading.status}: {who}; {days}{amount}"
