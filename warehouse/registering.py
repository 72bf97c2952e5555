"""The steps by which a batch that was read becomes part of `raw`, in SQL over its Parquet files.

The order of the steps: stage the batch in temporary tables, tell what each record is (new, unchanged, turned
away), move the sources to their new versions, then link near-duplicates of what is new.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from extract.readers.languages import CODED_LANGUAGE
from extract.readers.reasons import REASONS
from extract.records import STAGED, TABLE_NAMES
from warehouse.linking import link_near_duplicates
from warehouse.rows import count_rows, fetch_rows

DUPLICATE = "duplicate_id"


@dataclass(frozen=True, slots=True)
class BatchCounts:
    """What became of a batch's records."""

    loaded: int
    unchanged: int
    rejected: int
    unsupported_language: int
    superseded: int


def stage_batch(connection: duckdb.DuckDBPyConnection, batch_dir: Path) -> None:
    """Temporary tables of the batch: records with their fate (new, restored, unchanged, rejected)."""
    connection.execute(
        "create or replace temp view batch_articles as select * from read_parquet('"
        + str(batch_dir / "articles.parquet").replace("'", "''")
        + "')"
    )
    connection.execute(_FIND_FATES)
    connection.execute(
        "create or replace temp table batch_rejections as select * from read_parquet(?)",
        [str(batch_dir / "rejections.parquet")],
    )
    connection.execute(_REJECT_DUPLICATES, [DUPLICATE, REASONS[DUPLICATE].remedy])


def fetch_rejections(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """The batch's rejections, each once, with everything the quarantine needs."""
    return fetch_rows(
        connection,
        "select distinct on (rejection_id) * from batch_rejections order by rejection_id, record_number",
    )


def store_batch(
    connection: duckdb.DuckDBPyConnection, load_id: str, quarantine_names: dict[str, str], moment: datetime
) -> BatchCounts:
    """Write the staged batch into `raw`; to be called inside a transaction."""
    connection.execute(_INSERT_ARTICLES, [CODED_LANGUAGE, load_id, moment])
    connection.execute(_KEEP_FIRST_URI)
    connection.execute(_FIND_MOVES)
    connection.execute(_MOVE_SOURCES, [load_id])
    connection.execute(_FIND_SUPERSEDED)
    connection.execute("update raw.articles set is_current = false where article_id in (from superseded)")
    connection.execute(
        "update raw.articles set is_current = true"
        " where not is_current and article_id in (select article_id from moved_sources)"
    )
    for record_class in STAGED:
        table = TABLE_NAMES[record_class]
        connection.execute(f"delete from staging.{table} where article_id in (from superseded)")
    link_near_duplicates(connection)
    _store_rejections(connection, load_id, quarantine_names, moment)
    return _count(connection)


def _store_rejections(
    connection: duckdb.DuckDBPyConnection, load_id: str, names: dict[str, str], moment: datetime
) -> None:
    connection.execute("create or replace temp table quarantine_names (rejection_id varchar, name varchar)")
    if names:
        connection.executemany("insert into quarantine_names values (?, ?)", list(names.items()))
    connection.execute(_INSERT_REJECTIONS, [load_id, load_id, moment, load_id])


def _count(connection: duckdb.DuckDBPyConnection) -> BatchCounts:
    fates = dict(connection.execute("select fate, count(*) from batch_fates group by fate").fetchall())
    return BatchCounts(
        loaded=fates.get("new", 0) + fates.get("restored", 0),
        unchanged=fates.get("unchanged", 0),
        rejected=count_rows(connection, "from batch_rejections"),
        unsupported_language=count_rows(
            connection,
            "from batch_fates inner join raw.articles using (article_id)"
            " where fate in ('new', 'restored') and not is_supported_language",
        ),
        superseded=count_rows(connection, "from superseded"),
    )


_FIND_FATES = """
create or replace temp table batch_fates as
with records as (
    select
        record_number,
        article_id,
        version_key,
        first_value(article_id) over (
            partition by version_key order by record_number
        ) as first_of_key,
        first_value(article_id) over (
            partition by location, coalesce(record_id, version_key) order by record_number
        ) as first_of_id,
        row_number() over (partition by article_id order by record_number) as occurrence
    from batch_articles
)

select
    records.record_number,
    records.article_id,
    records.version_key,
    case
        when records.article_id <> records.first_of_key or records.article_id <> records.first_of_id
            then 'rejected'
        when records.occurrence > 1 or stored.is_current then 'unchanged'
        when stored.article_id is not null then 'restored'
        else 'new'
    end as fate
from records
left join raw.articles as stored on records.article_id = stored.article_id
"""

_REJECT_DUPLICATES = """
insert into batch_rejections by name
select
    batch_articles.record_number,
    substr(sha256(concat_ws(chr(31), batch_articles.location, batch_articles.source_uri, ?,
        batch_articles.content_hash)), 1, 32) as rejection_id,
    batch_articles.source_uri as input_uri,
    batch_articles.location,
    encode(batch_articles.location) as path_bytes,
    'record ' || coalesce(batch_articles.record_id, batch_articles.version_key) as record_label,
    'duplicate_id' as reason_code,
    'an earlier record of this load has the same id and another text' as message,
    ? as remedy,
    encode(to_json({
        id: batch_articles.record_id,
        url: batch_articles.url,
        title: batch_articles.title,
        published_at: batch_articles.published_at,
        publisher: batch_articles.publisher,
        text: left(batch_articles.text, 100000)
    })::varchar) as payload
from batch_articles
inner join batch_fates using (record_number)
where batch_fates.fate = 'rejected'
"""

_INSERT_ARTICLES = """
insert into raw.articles by name
select
    batch_articles.article_id,
    batch_articles.source_uri,
    batch_articles.title,
    batch_articles.published_at,
    batch_articles.published_precision,
    batch_articles.publisher,
    batch_articles.language_code,
    batch_articles.text,
    batch_articles.content_hash,
    batch_articles.record_id,
    batch_articles.url,
    batch_articles.declared_language,
    batch_articles.language_code = ? as is_supported_language,
    true as is_current,
    ? as load_id,
    ? as loaded_at
from batch_articles
inner join batch_fates using (record_number)
where batch_fates.fate = 'new'
"""

# The same article under several names keeps the first in alphabetical order, whatever the order of loading.
_KEEP_FIRST_URI = """
update raw.articles
set source_uri = seen.source_uri
from (
    select
        batch_articles.article_id,
        min(batch_articles.source_uri) as source_uri
    from batch_articles
    inner join batch_fates using (record_number)
    where batch_fates.fate <> 'rejected'
    group by batch_articles.article_id
) as seen
where articles.article_id = seen.article_id and seen.source_uri < articles.source_uri
"""

_FIND_MOVES = """
create or replace temp table moved_sources as
select distinct on (batch_articles.version_key)
    batch_articles.version_key,
    batch_articles.article_id,
    batch_articles.location,
    stored.article_id as former_article_id,
    coalesce(stored.version_number, 0) + 1 as version_number
from batch_articles
inner join batch_fates using (record_number)
left join raw.article_sources as stored on batch_articles.version_key = stored.version_key
where batch_fates.fate <> 'rejected' and stored.article_id is distinct from batch_articles.article_id
order by batch_articles.version_key, batch_articles.record_number
"""

_MOVE_SOURCES = """
insert or replace into raw.article_sources by name
select version_key, article_id, version_number, location, ? as load_id from moved_sources
"""

_FIND_SUPERSEDED = """
create or replace temp table superseded as
select distinct former_article_id as article_id
from moved_sources
where former_article_id is not null
    and former_article_id not in (select article_id from raw.article_sources)
"""

_INSERT_REJECTIONS = """
insert into raw.rejected_inputs by name
select distinct on (rejection_id)
    batch_rejections.rejection_id,
    batch_rejections.input_uri,
    batch_rejections.location,
    batch_rejections.record_label,
    batch_rejections.reason_code,
    batch_rejections.message,
    batch_rejections.remedy,
    quarantine_names.name as quarantine_name,
    ? as first_load_id,
    ? as last_load_id,
    ? as rejected_at
from batch_rejections
inner join quarantine_names using (rejection_id)
order by batch_rejections.rejection_id, batch_rejections.record_number
on conflict (rejection_id) do update set last_load_id = ?
"""
