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

status_supports as (
    select
        cluster_id,
        status_code,
        count(*) as status_support,
    from placed_reports
    group by cluster_id, status_code
),

kind_supports as (
    select
        cluster_id,
        kind_code,
        count(*) as kind_support,
    from placed_reports
    group by cluster_id, kind_code
),

date_supports as (
    select
        cluster_id,
        start_date,
        end_date,
        date_precision,
        count(*) as date_support,
    from placed_reports
    group by cluster_id, start_date, end_date, date_precision
),

place_supports as (
    select
        cluster_id,
        place_key,
        count(*) as place_support,
    from placed_reports
    where place_key is not null
    group by cluster_id, place_key
)

select
    event_links.cluster_id,
    event_links.link_kind,
    event_links.score as link_score,
    event_links.reason as link_reason,
    reports.* exclude (
        title_words, person_parties, party_codes, actor_codes, affected_codes, party_key, kind_group, date_class, is_usable, is_standing,
        lone_article_id
    ),
    statuses.rank as status_rank,
    contact_levels.rank as level_rank,
    reports.status_code in {{ sql_list(var('prospective_statuses')) }} as is_prospective,
    status_supports.status_support,
    kind_supports.kind_support,
    date_supports.date_support,
    coalesce(place_supports.place_support, 0) as place_support,
from event_links
inner join reports on event_links.report_id = reports.report_id
inner join status_supports
    on event_links.cluster_id = status_supports.cluster_id and reports.status_code = status_supports.status_code
inner join kind_supports
    on event_links.cluster_id = kind_supports.cluster_id and reports.kind_code = kind_supports.kind_code
inner join date_supports
    on
        event_links.cluster_id = date_supports.cluster_id
        and reports.start_date is not distinct from date_supports.start_date
        and reports.end_date is not distinct from date_supports.end_date
        and reports.date_precision = date_supports.date_precision
left join place_supports
    on event_links.cluster_id = place_supports.cluster_id and reports.place_key = place_supports.place_key
left join statuses on reports.event_family = statuses.family and reports.status_code = statuses.status_code
left join contact_levels on reports.level_code = contact_levels.code
