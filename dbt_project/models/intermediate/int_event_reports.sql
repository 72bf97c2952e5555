{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='cluster_id', meta={'scope': 'chg_clusters'}) }}
{#- The evidence of each event: its reports, side by side with how many articles say the same. Contradictions stay visible here. -#}
with event_links as (
    select * from {{ ref('int_event_links') }}
    {{ in_scope('chg_clusters', 'cluster_id') }}
),

reports as not materialized (
    select * from {{ ref('int_reports') }}
),

statuses as (
    select * from {{ ref('statuses') }}
),

contact_levels as (
    select * from {{ ref('contact_levels') }}
),

placed_reports as (
    select
        event_links.cluster_id,
        reports.report_id,
        reports.status_code,
        reports.kind_code,
        reports.start_date,
        reports.end_date,
        reports.date_precision,
        reports.place_key,
    from event_links
    inner join reports on event_links.report_id = reports.report_id
),

-- Counted on narrow rows: windows over the full ones cost ten times as much.
supports as (
    select
        report_id,
        count(*) over (partition by cluster_id, status_code) as status_support,
        count(*) over (partition by cluster_id, kind_code) as kind_support,
        count(*) over (partition by cluster_id, start_date, end_date, date_precision) as date_support,
        count(*) over (partition by cluster_id, place_key) as place_support,
    from placed_reports
)

select
    event_links.cluster_id,
    event_links.link_kind,
    event_links.score as link_score,
    event_links.reason as link_reason,
    reports.* exclude (
        title_words, is_day_relative, person_parties, name_keys, surname_keys, party_codes, actor_codes, affected_codes, party_key, kind_group,
        date_class, is_usable, is_standing, lone_article_id
    ),
    statuses.rank as status_rank,
    contact_levels.rank as level_rank,
    reports.status_code in {{ sql_list(var('prospective_statuses')) }} as is_prospective,
    supports.status_support,
    supports.kind_support,
    supports.date_support,
    supports.place_support,
from event_links
inner join reports on event_links.report_id = reports.report_id
inner join supports on event_links.report_id = supports.report_id
left join statuses on reports.event_family = statuses.family and reports.status_code = statuses.status_code
left join contact_levels on reports.level_code = contact_levels.code
