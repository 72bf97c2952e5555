"""What extraction finds in gold articles: the facts of each, before any warehouse is built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from entente.errors import EntenteError, UsageError
from entente.evaluating.events import FamilyName, Found, FoundEvent, Mention, Reading, nothing_found
from entente.evaluating.gold import GoldArticle, GoldSet

if TYPE_CHECKING:
    from extract.components.facts import Fact
    from extract.pipeline import Extractor
    from extract.records import Article

FAMILY_NAMES: dict[str, FamilyName] = {"contact": "contacts", "agreement": "agreements", "crisis": "crises"}


def read_gold_articles(gold_set: GoldSet) -> dict[str, Article]:
    """The set's articles by the name that gold has for them; UsageError where one is missing."""
    from extract.readers import ReadArticle, ReadOptions, read_inputs

    read = [
        item.article for item in read_inputs(gold_set.inputs, ReadOptions()) if isinstance(item, ReadArticle)
    ]
    return {gold.name: _named(gold, read, gold_set) for gold in gold_set.articles}


def _named(gold: GoldArticle, read: Sequence[Article], gold_set: GoldSet) -> Article:
    for article in read:
        if article.source_uri.endswith(gold.name):
            return article
    raise UsageError(f"{gold_set.inputs[0]}: gold annotates {gold.name}, which is not in it")


def find_directly(articles: Mapping[str, Article], extractor: Extractor) -> dict[str, Found]:
    """The facts of each article, before events of several articles are resolved."""
    from extract.components.confidence import calibrated

    names = {article.article_id: name for name, article in articles.items()}
    found: dict[str, Found] = {}
    for extraction in extractor.extract(articles.values()):
        name = names[extraction.article.article_id]
        if extraction.result.error:
            raise EntenteError(f"{name}: extraction failed: {extraction.result.error}")
        found[name] = nothing_found()
        for number, fact in enumerate(calibrated(fact) for fact in extraction.facts):
            event = FoundEvent(f"{name}/{number}", _reading(fact), _mentions(fact), fact.confidence)
            found[name][FAMILY_NAMES[fact.family]].append(event)
    return found


def _reading(fact: Fact) -> Reading:
    interval, amount = fact.when.interval, fact.details.get("amount")
    is_crisis = fact.family == "crisis"
    return Reading(
        code=fact.code,
        status=fact.status,
        parties=frozenset() if is_crisis else fact.codes,
        actors=fact.with_role("actor"),
        affected=fact.with_role("affected"),
        start=interval.start.isoformat() if interval.start else None,
        end=interval.end.isoformat() if interval.end else None,
        amount=float(str(amount)) if amount is not None else None,
    )


def _mentions(fact: Fact) -> tuple[Mention, ...]:
    return tuple(Mention(item.start, item.end, item.rule_id, item.confidence) for item in fact.evidence)
