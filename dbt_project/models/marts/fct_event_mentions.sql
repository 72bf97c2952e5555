{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='event_id', meta={'scope': 'chg_events'}) }}
-- The build before this one must have been read before its table is replaced.
-- depends_on: {{ ref('int_previous_event_mentions') }}
with events as (
    select * from {{ ref('int_events') }}
    {{ in_scope('chg_events', 'event_id') }}
),

event_links as (
    select * from {{ ref('int_event_links') }}
),

report_mentions as (
    select * from {{ ref('stg_report_mentions') }}
)

select
    {{ content_id(["events.event_id", "report_mentions.mention_id"]) }} as event_mention_id,
    events.event_family,
    events.event_id,
    report_mentions.mention_id,
    report_mentions.report_id,
    report_mentions.article_id,
    cast(report_mentions.char_start as bigint) as char_start,
    cast(report_mentions.char_end as bigint) as char_end,
    report_mentions.quote,
    report_mentions.rule_id,
    report_mentions.extractor_version,
    report_mentions.confidence,
    event_links.link_kind,
    event_links.score as link_score,
    event_links.reason as link_reason,
from report_mentions
inner join event_links on report_mentions.report_id = event_links.report_id
inner join events on event_links.cluster_id = events.cluster_id
