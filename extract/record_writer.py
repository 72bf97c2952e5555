"""From the facts of an article to the records of the staging tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.components.confidence import calibrated
from extract.components.dates import UNRESOLVED, resolve
from extract.components.facts import Fact
from extract.components.reading import ReadArticle
from extract.records import (
    AgreementReport,
    ContactReport,
    CrisisReport,
    DateMentionRow,
    OfficeObservation,
    ReportMention,
    ReportParty,
    ReportPerson,
    ReportQuantity,
    ReportTopic,
    content_id,
)


def article_records(read: ReadArticle, facts: Sequence[Fact], version: str) -> Iterator[object]:
    """Every record of one article, except its result row."""
    seen: dict[tuple[object, ...], int] = {}
    for fact in map(calibrated, facts):
        key = (
            fact.family,
            fact.code,
            fact.status,
            *sorted(fact.codes),
            *(e.start for e in fact.evidence),
            fact.evidence[0].trigger,
        )
        seen[key] = seen.get(key, 0) + 1
        report_id = content_id(read.article.article_id, *key, seen[key])
        yield _report(read, fact, report_id, version)
        yield from _details(read, fact, report_id, version)
    yield from _observations(read)
    yield from _date_mentions(read)


def _report(read: ReadArticle, fact: Fact, report_id: str, version: str) -> object:
    interval = fact.when.interval
    basis = "none" if fact.when.text is None else ("unresolved" if interval.start is None else interval.basis)
    precision = interval.precision if interval.start is not None else UNRESOLVED.precision
    common = {
        "report_id": report_id,
        "article_id": read.article.article_id,
        "status_code": fact.status,
        "start_date": interval.start,
        "end_date": interval.end,
        "date_precision": precision,
        "date_text": fact.when.text,
        "date_basis": basis,
        "date_hint": interval.hint,
        "place_name": fact.where.name,
        "place_country_code": fact.where.country_code,
        "is_background": fact.is_background,
        "attributed_to": fact.attributed_to,
        "confidence": round(fact.confidence, 4),
        "extractor_version": version,
    }
    if fact.family == "contact":
        return ContactReport(
            contact_mode_code=fact.code,
            contact_level_code=str(fact.details.get("level") or "unknown"),
            is_visit=bool(fact.details.get("is_visit")),
            initiator_party_code=fact.details.get("initiator"),  # type: ignore[arg-type]
            time_of_day=fact.when.time_of_day,
            **common,  # type: ignore[arg-type]
        )
    if fact.family == "agreement":
        names = ("title", "subject", "amount", "currency_code", "period_start", "period_end")
        own = {name: fact.details.get(name) for name in names}
        return AgreementReport(agreement_type_code=fact.code, **own, **common)  # type: ignore[arg-type]
    return CrisisReport(crisis_type_code=fact.code, time_of_day=fact.when.time_of_day, **common)  # type: ignore[arg-type]


def _details(read: ReadArticle, fact: Fact, report_id: str, version: str) -> Iterator[object]:
    article_id, family = read.article.article_id, fact.family
    for party in fact.parties:
        span = party.span or (None, None)
        yield ReportParty(report_id, article_id, family, party.code, party.role, span[0], span[1])  # type: ignore[arg-type]
    text = read.article.text
    for ref in fact.persons:
        yield ReportPerson(
            report_id, article_id, family, ref.printed_name, ref.person.full_name, ref.party_code, ref.office_title,
            ref.office_code, ref.level_code, ref.role, *ref.span,  # type: ignore[arg-type]
        )  # fmt: skip
    for quantity in fact.quantities:
        yield ReportQuantity(
            report_id, article_id, quantity.value, quantity.unit, quantity.qualifier, quantity.is_cumulative,  # type: ignore[arg-type]
            quantity.as_of, *quantity.span,
        )  # fmt: skip
    for code, topic_text, start, end in fact.topics:
        yield ReportTopic(report_id, article_id, code, topic_text, start, end)
    for item in fact.evidence:
        mention_id = content_id(report_id, item.start, item.end, item.rule_id, item.trigger)
        quote = text[item.start : item.end]
        yield ReportMention(
            mention_id,
            report_id,
            article_id,
            family,
            item.start,
            item.end,
            quote,
            item.rule_id,
            round(item.confidence, 4),
            version,
        )


def _observations(read: ReadArticle) -> Iterator[OfficeObservation]:
    """Who the article shows in which office, once per person and office."""
    seen: set[tuple[str, str, str]] = set()
    for sentence in read.sentences:
        for mention in sentence.mentions:
            if (
                mention.kind != "person"
                or not mention.office_title
                or not mention.office_code
                or len(mention.persons) != 1
            ):
                continue
            person = mention.persons[0]
            if (
                not person.party_code
                or not person.party_is_printed
                or not mention.name_span
                or not mention.name
            ):
                continue
            key = (person.full_name, person.party_code, mention.office_code)
            if key in seen:
                continue
            seen.add(key)
            yield OfficeObservation(
                read.article.article_id, mention.name, person.full_name, person.party_code, mention.office_title,
                mention.office_code, mention.is_former, *mention.name_span,
            )  # fmt: skip


def _date_mentions(read: ReadArticle) -> Iterator[DateMentionRow]:
    """The dates of the parsed sentences as printed, with what they resolve to by themselves in the past tense."""
    seen: set[tuple[int, int]] = set()
    for sentence in (read.sentences[index] for index in read.gated):
        for expression in sentence.dates:
            span = sentence.start + expression.char_start, sentence.start + expression.char_end
            if span in seen:
                continue
            seen.add(span)
            interval = resolve(expression, read.day, "past", None, read.years)
            basis = interval.basis if interval.start or interval.end else "unresolved"
            yield DateMentionRow(
                read.article.article_id, *span, read.article.text[slice(*span)], interval.start, interval.end,
                interval.precision, basis,
            )  # fmt: skip
