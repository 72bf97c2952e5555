{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='contact_id', meta={'scope': 'chg_events'}) }}
with events as (
    select * from {{ ref('int_events') }}
    where event_family = 'contact' {{ in_scope('chg_events', 'event_id', joint='and') }}
),

event_links as (
    select * from {{ ref('int_event_links') }}
),

report_topics as (
    select * from {{ ref('stg_report_topics') }}
)

select
    events.event_id as contact_id,
    report_topics.topic_code,
    min(report_topics.topic_text) as topic_text,
    count(distinct report_topics.article_id) as article_count,
from events
inner join event_links on events.cluster_id = event_links.cluster_id
inner join report_topics on event_links.report_id = report_topics.report_id
group by events.event_id, report_topics.topic_code
