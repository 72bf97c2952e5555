"""A fact as a card: what it says, how sure it is, and the rule that drew it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from extract.components.facts import Evidence, Fact

_SHOWN = 2  # pieces of evidence before the rest folds away
_DETAILS = ("level", "initiator", "title", "subject", "amount", "currency_code", "period_start", "period_end")


def render_card(number: int, fact: Fact, text: str, examples: Mapping[str, str]) -> str:
    """One fact with all its evidence; `text` is the article's."""
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in _rows(fact) if value)
    evidence = [_render_evidence(item, text, examples) for item in fact.evidence]
    folded = (
        f"<details><summary>{len(evidence) - _SHOWN} more</summary>{''.join(evidence[_SHOWN:])}</details>"
    )
    tags = [fact.status, *(["background"] if fact.is_background else [])]
    return (
        f'<article class="card {fact.family}" id="fact-{number}">'
        f"<h3><b>#{number}</b> {fact.family} <em>{escape(fact.code.replace('_', ' '))}</em>"
        f"{''.join(f'<span class=tag>{escape(tag)}</span>' for tag in tags)}</h3>"
        f"<dl>{rows}</dl><h4>evidence</h4>{''.join(evidence[:_SHOWN])}"
        f"{folded if len(evidence) > _SHOWN else ''}</article>"
    )


def _rows(fact: Fact) -> Iterator[tuple[str, str]]:
    yield (
        "parties",
        ", ".join(f"<b>{escape(ref.code)}</b>{_role(ref.role)}" for ref in fact.parties) or "none named",
    )
    yield "date", escape(_date(fact))
    place = [part for part in (fact.where.name, fact.where.country_code) if part]
    yield "place", escape(", ".join(place))
    yield (
        "people",
        "; ".join(
            escape(
                ", ".join(part for part in (ref.person.full_name, ref.office_title, ref.party_code) if part)
            )
            for ref in fact.persons
        ),
    )
    yield (
        "quantities",
        "; ".join(
            escape(f"{'' if item.qualifier == '=' else item.qualifier + ' '}{item.value:g} {item.unit}")
            + (" (cumulative)" if item.is_cumulative else "")
            for item in fact.quantities
        ),
    )
    yield "topics", escape(", ".join(dict.fromkeys(code for code, *_ in fact.topics)))
    yield "claimed by", escape(fact.attributed_to or "")
    for name in _DETAILS:
        if fact.details.get(name) not in (None, "", "unknown"):
            yield name.replace("_code", "").replace("_", " "), escape(str(fact.details[name]))
    yield "confidence", f'<meter value="{fact.confidence:.2f}"></meter> {fact.confidence:.2f}'


def _role(role: str) -> str:
    return "" if role == "party" else f" ({escape(role)})"


def _date(fact: Fact) -> str:
    """The interval, and the words it was read from."""
    interval, words = fact.when.interval, f"from “{fact.when.text}”" if fact.when.text else "none stated"
    if interval.start is None:
        return f"unknown, {words}"
    days = dict.fromkeys(str(day) for day in (interval.start, interval.end) if day)
    return f"{' to '.join(days)} ({interval.precision}; {words})"


def _render_evidence(item: Evidence, text: str, examples: Mapping[str, str]) -> str:
    """The quote with its trigger, then the rule and the example it was written for."""
    start, end = item.trigger
    inside = item.start <= start < end <= item.end
    quote = (
        f"{escape(text[item.start : start])}<b>{escape(text[start:end])}</b>{escape(text[end : item.end])}"
        if inside
        else escape(text[item.start : item.end])
    )
    about = f"<p class=rule>rule <code>{escape(item.rule_id)}</code> ({item.confidence:.2f})"
    if examples.get(item.rule_id):
        about += f", written for: <i>{escape(examples[item.rule_id])}</i>"
    return f'<blockquote><a href="#at-{item.start}">{quote}</a></blockquote>{about}</p>'
