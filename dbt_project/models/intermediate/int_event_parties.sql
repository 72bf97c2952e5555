{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='cluster_id', meta={'scope': 'chg_clusters'}) }}
with event_reports as (
    select * from {{ ref('int_event_reports') }}
    {{ in_scope('chg_clusters', 'cluster_id') }}
),

report_parties as (
    select * from {{ ref('stg_report_parties') }}
)

select
    event_reports.cluster_id,
    event_reports.event_family,
    report_parties.party_code,
    report_parties.role,
    count(distinct event_reports.article_id) as article_count,
from event_reports
inner join report_parties on event_reports.report_id = report_parties.report_id
group by event_reports.cluster_id, event_reports.event_family, report_parties.party_code, report_parties.role
