{#- The evidence of each event: its reports, side by side with how many articles say the same. Contradictions stay visible here. -#}
with event_links as (
    select * from {{ ref('int_event_links') }}
),

reports as (
    select * from {{ ref('int_reports') }}
),

statuses as (
    select * from {{ ref('statuses') }}
),

contact_levels as (
    select * from {{ ref('contact_levels') }}
)

select
    event_links.cluster_id,
    event_links.link_kind,
    event_links.score as link_score,
    event_links.reason as link_reason,
    reports.*,
    statuses.rank as status_rank,
    contact_levels.rank as level_rank,
    reports.status_code in {{ sql_list(var('prospective_statuses')) }} as is_prospective,
    count(*) over (partition by event_links.cluster_id, reports.status_code) as status_support,
    count(*) over (partition by event_links.cluster_id, reports.kind_code) as kind_support,
    count(*) over (partition by event_links.cluster_id, reports.start_date, reports.end_date, reports.date_precision) as date_support,
    count(*) over (partition by event_links.cluster_id, reports.place_key) as place_support,
from event_links
inner join reports on event_links.report_id = reports.report_id
left join statuses on reports.event_family = statuses.family and reports.status_code = statuses.status_code
left join contact_levels on reports.level_code = contact_levels.code
