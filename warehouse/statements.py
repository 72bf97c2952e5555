"""The SQL by which a staged batch becomes part of `raw`; `warehouse.registering` says in which order."""

FIND_FATES = """
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

REJECT_DUPLICATES = """
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

FIND_QUARANTINED = """
with once as (
    select distinct on (rejection_id) *
    from batch_rejections
    order by rejection_id, record_number
)

select *
from once
qualify row_number() over (partition by location, reason_code order by record_number, rejection_id) <= ?
order by record_number, rejection_id
"""

INSERT_ARTICLES = """
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
KEEP_FIRST_URI = """
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

FIND_MOVES = """
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

MOVE_SOURCES = """
insert or replace into raw.article_sources by name
select version_key, article_id, version_number, location, ? as load_id from moved_sources
"""

FIND_SUPERSEDED = """
create or replace temp table superseded as
select distinct former_article_id as article_id
from moved_sources
where former_article_id is not null
    and former_article_id not in (select article_id from raw.article_sources)
"""

INSERT_REJECTIONS = """
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
left join quarantine_names using (rejection_id)
order by batch_rejections.rejection_id, batch_rejections.record_number
on conflict (rejection_id) do update set last_load_id = ?
"""
