{{ config(materialized='view') }}
with crises as (
    select * from {{ ref('fct_crisis_events') }}
),

crisis_parties as (
    select * from {{ ref('bridge_crisis_parties') }}
),

quantities as (
    select * from {{ ref('fct_crisis_quantities') }}
),

parties as (
    select * from {{ ref('dim_parties') }}
),

crisis_types as (
    select * from {{ ref('dim_crisis_types') }}
),

party_lines as (
    select
        crisis_parties.crisis_event_id,
        string_agg(parties.party_name, ', ' order by parties.party_name) filter (where crisis_parties.role = 'actor') as actor_names,
        string_agg(parties.party_name, ', ' order by parties.party_name) filter (where crisis_parties.role = 'affected') as affected_names,
    from crisis_parties
    inner join parties on crisis_parties.party_code = parties.party_code
    group by crisis_parties.crisis_event_id
),

quantity_lines as (
    select
        crisis_event_id,
        string_agg(
            case qualifier when '>' then 'more than ' when '<' then 'fewer than ' when '~' then 'about ' else '' end
            || case when value = floor(value) then cast(cast(value as bigint) as varchar) else cast(value as varchar) end
            || ' ' || unit,
            ', ' order by unit, value desc
        ) as quantity_text,
    from quantities
    where is_latest
    group by crisis_event_id
)

select
    crises.crisis_event_id,
    coalesce(crises.start_date, crises.first_reported_date) as timeline_date,
    crises.start_date,
    crises.end_date,
    crises.date_precision,
    crisis_types.crisis_type_name,
    crises.status_code,
    party_lines.actor_names,
    party_lines.affected_names,
    crises.place_name,
    quantity_lines.quantity_text,
    crises.attributed_to,
    crises.article_count,
    crises.confidence,
    concat(
        crisis_types.crisis_type_name,
        coalesce(' by ' || party_lines.actor_names, ''),
        coalesce(', affecting ' || party_lines.affected_names, ''),
        coalesce(' at ' || crises.place_name, ''),
        case
            when crises.start_date is null then ', date not stated'
            when crises.date_precision = 'month' then ', ' || strftime(crises.start_date, '%B %Y')
            when crises.date_precision = 'year' then ', ' || strftime(crises.start_date, '%Y')
            when crises.start_date = crises.end_date then ', ' || strftime(crises.start_date, '%-d %B %Y')
            else ', ' || strftime(crises.start_date, '%-d %B') || ' to ' || strftime(crises.end_date, '%-d %B %Y')
        end,
        case when crises.status_code <> 'reported' then ' (' || crises.status_code || coalesce(': ' || crises.attributed_to, '') || ')' else '' end,
        coalesce(': ' || quantity_lines.quantity_text, '')
    ) as summary,
from crises
inner join crisis_types on crises.crisis_type_code = crisis_types.crisis_type_code
left join party_lines on crises.crisis_event_id = party_lines.crisis_event_id
left join quantity_lines on crises.crisis_event_id = quantity_lines.crisis_event_id
