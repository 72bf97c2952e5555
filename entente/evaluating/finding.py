"""What extraction finds in gold articles: from its facts directly, or from a warehouse that was built of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entente.errors import EntenteError, UsageError
from entente.evaluating.events import FamilyName, Found, FoundEvent, Mention, Reading, nothing_found
from entente.evaluating.gold import GoldArticle, GoldSet

if TYPE_CHECKING:
    from extract.components.facts import Fact
    from extract.pipeline import Extractor
    from extract.records import Article

FAMILY_NAMES: dict[str, FamilyName] = {"contact": "contacts", "agreement": "agreements", "crisis": "crises"}


def read_gold_articles(gold_set: GoldSet) -> dict[str, Article]:
    """The set's articles by the name that gold has for them; UsageError for one that is not among its files."""
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
    names = {article.article_id: name for name, article in articles.items()}
    found: dict[str, Found] = {}
    for extraction in extractor.extract(articles.values()):
        name = names[extraction.article.article_id]
        if extraction.result.error:
            raise EntenteError(f"{name}: extraction failed: {extraction.result.error}")
        found[name] = nothing_found()
        for number, fact in enumerate(extraction.facts):
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


def build_warehouse(inputs: Iterable[Path], home: Path) -> Path:
    """Run the whole line on the articles, in a process of its own; returns the published file."""
    command = [sys.executable, "-m", "entente", "run", *map(str, inputs), "--home", str(home), "--limit", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    published = home / "serve" / "entente.duckdb"
    if done.returncode != 0 or not published.exists():
        raise EntenteError(
            f"`entente run` on the gold articles failed ({done.returncode}):\n{done.stdout}{done.stderr}"
        )
    return published


_EVENTS = """
with parties as (
    select contact_id as event_id, list_distinct(flatten(list([party_a_code, party_b_code]))) as parties,
        [] as actors, [] as affected
    from marts.fct_bilateral_contacts group by all
    union all
    select agreement_id, list(party_code), [], [] from marts.bridge_agreement_parties group by all
    union all
    select crisis_event_id, [], coalesce(list(party_code) filter (role = 'actor'), []),
        coalesce(list(party_code) filter (role = 'affected'), [])
    from marts.bridge_crisis_parties group by all
),
events as (
    select distinct 'contact' as family, contact_id as event_id, contact_mode_code as code, status_code,
        start_date, end_date, null::double as amount, confidence
    from marts.fct_bilateral_contacts
    union all
    select 'agreement', agreement_id, agreement_type_code, status_code, start_date, end_date, amount, confidence
    from marts.fct_agreements
    union all
    select 'crisis', crisis_event_id, crisis_type_code, status_code, start_date, end_date, null, confidence
    from marts.fct_crisis_events
)
select articles.source_uri, events.*, parties.parties, parties.actors, parties.affected,
    list([mentions.char_start::varchar, mentions.char_end::varchar, mentions.rule_id, mentions.confidence::varchar]
        order by mentions.char_start, mentions.char_end, mentions.rule_id) as mentions
from events
inner join marts.fct_event_mentions as mentions
    on mentions.event_id = events.event_id and mentions.event_family = events.family
inner join marts.dim_articles as articles on articles.article_id = mentions.article_id
left join parties on parties.event_id = events.event_id
group by all
order by all
"""


def find_published(published: Path, gold_sets: Iterable[GoldSet]) -> dict[str, Found]:
    """What the warehouse ties to each gold article, events resolved across articles."""
    from entente.asking import open_published

    with open_published(published) as connection:
        uris = [row[0] for row in connection.execute("select source_uri from marts.dim_articles").fetchall()]
        result = connection.execute(_EVENTS)
        names = [column[0] for column in result.description or []]
        rows = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    found: dict[str, Found] = {}
    for gold in (article for gold_set in gold_sets for article in gold_set.articles):
        uri = next((uri for uri in uris if uri.endswith(gold.name)), None)
        found[gold.name] = nothing_found()
        for row in (row for row in rows if row["source_uri"] == uri):
            found[gold.name][FAMILY_NAMES[row["family"]]].append(_published_event(row))
    return found


def _published_event(row: Mapping[str, Any]) -> FoundEvent:
    reading = Reading(
        code=row["code"],
        status=row["status_code"],
        parties=frozenset(row["parties"] or ()),
        actors=frozenset(row["actors"] or ()),
        affected=frozenset(row["affected"] or ()),
        start=row["start_date"].isoformat()[:10] if row["start_date"] else None,
        end=row["end_date"].isoformat()[:10] if row["end_date"] else None,
        amount=row["amount"],
    )
    mentions = tuple(
        Mention(int(start), int(end), rule, float(sure)) for start, end, rule, sure in row["mentions"]
    )
    return FoundEvent(row["event_id"], reading, mentions, row["confidence"])
