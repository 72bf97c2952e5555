"""What has an id that `entente show` knows, where more about it stands, and how a short id is looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entente.errors import UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SHORTEST_ID = 6


@dataclass(frozen=True)
class Shown:
    """A kind of thing that has an id: its table, and the tables with more about it."""

    name: str
    table: str
    key: str
    details: Mapping[str, str]  # heading -> query with the id as its parameter
    has_evidence: bool = True


KINDS = (
    Shown(
        "contact",
        "fct_bilateral_contacts",
        "contact_id",
        {
            "participants": "select person_name, party_code, office_title, is_name_conflict, person_id"
            " from bridge_contact_participants where contact_id = $1 order by all",
            "topics": "select topic_code, topic_text from bridge_contact_topics where contact_id = $1"
            " order by all",
        },
    ),
    Shown(
        "agreement",
        "fct_agreements",
        "agreement_id",
        {
            "parties": "select parties.party_code, persons.person_name as signatory, signatory_person_id"
            " from bridge_agreement_parties as parties"
            " left join dim_persons as persons on parties.signatory_person_id = persons.person_id"
            " where agreement_id = $1 order by all",
        },
    ),
    Shown(
        "crisis event",
        "fct_crisis_events",
        "crisis_event_id",
        {
            "parties": "select role, party_code from bridge_crisis_parties where crisis_event_id = $1"
            " order by all",
            "quantities": "select qualifier, value, unit, is_cumulative, as_of_date"
            " from fct_crisis_quantities where crisis_event_id = $1 order by all",
        },
    ),
    Shown(
        "person",
        "dim_persons",
        "person_id",
        {
            "spellings, and why each is this person": "select full_name, party_code, article_count, reason,"
            " round(score, 3) as score from intermediate.int_person_links"
            " where person_id = $1 and article_count > 0 order by article_count desc, full_name",
            "offices": "select office_title, party_code, valid_from, valid_to, is_current"
            " from dim_office_holders where person_id = $1 order by valid_from nulls first, office_title",
            "contacts": "select distinct facts.contact_id, start_date, contact_mode_code, status_code,"
            " participants.office_title from bridge_contact_participants as participants"
            " inner join fct_bilateral_contacts as facts using (contact_id)"
            " where person_id = $1 order by start_date desc nulls last, facts.contact_id limit 50",
            "agreements signed": "select facts.agreement_id, start_date, agreement_type_code, title"
            " from bridge_agreement_parties as parties"
            " inner join fct_agreements as facts using (agreement_id)"
            " where signatory_person_id = $1 order by all limit 50",
        },
        has_evidence=False,
    ),
)

EVIDENCE = """
select
    mentions.quote,
    mentions.char_start,
    mentions.char_end,
    mentions.rule_id,
    mentions.confidence,
    mentions.link_reason,
    articles.source_uri,
    articles.title,
    articles.publisher,
    articles.published_at,
    stored.text
from fct_event_mentions as mentions
inner join dim_articles as articles on mentions.article_id = articles.article_id
inner join raw.articles as stored on mentions.article_id = stored.article_id
where mentions.event_id = $1
order by articles.published_at nulls last, articles.source_uri, mentions.char_start
"""


def find(connection: DuckDBPyConnection, identifier: str) -> tuple[Shown, str]:
    """What the id, or its beginning, stands for; UsageError where that is nothing or several things."""
    if len(identifier) < SHORTEST_ID:
        raise UsageError(f"{identifier}: give at least the first {SHORTEST_ID} characters of an id")
    matches = [
        (kind, str(row[0]))
        for kind in KINDS
        for row in connection.execute(
            f"select distinct {kind.key} from {kind.table} where starts_with({kind.key}, $1)"
            " order by 1 limit 6",
            [identifier],
        ).fetchall()
    ]
    if not matches:
        raise UsageError(explain_missing(connection, identifier))
    if len(matches) > 1:
        listed = ", ".join(f"{found} ({kind.name})" for kind, found in matches)
        raise UsageError(f"{identifier} is the beginning of several ids: {listed}")
    return matches[0]


def explain_missing(connection: DuckDBPyConnection, identifier: str) -> str:
    """Whether an id was retired, and what took its place."""
    retired = connection.execute(
        "select old_event_id, new_event_id, reason from dim_retired_events"
        " where starts_with(old_event_id, $1) order by retired_at desc limit 1",
        [identifier],
    ).fetchone()
    if retired is not None:
        old, new, reason = retired
        return f"{old} is retired ({reason})" + (f"; see `entente show {new}`" if new else "")
    return (
        f'{identifier}: no fact or person has that id. `entente sql "select contact_id from'
        f' fct_bilateral_contacts limit 5"` lists some; ids of staging and raw tables are not shown.'
    )
