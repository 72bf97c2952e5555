{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='contact_id', meta={'scope': 'chg_events'}) }}
with events as (
    select * from {{ ref('int_events') }}
    where event_family = 'contact' {{ in_scope('chg_events', 'event_id', joint='and') }}
),

event_links as (
    select * from {{ ref('int_event_links') }}
),

report_persons as (
    select * from {{ ref('int_report_persons') }}
),

persons as (
    select * from {{ ref('int_persons') }}
),

participants as (
    select
        events.event_id,
        report_persons.person_id,
        coalesce(report_persons.party_code, '') as party_code,
        arg_min(
            report_persons.office_title, (report_persons.office_title is null, -length(report_persons.office_title), report_persons.office_title)
        ) as office_title,
        bool_or(report_persons.is_name_conflict) as is_name_conflict,
        string_agg(distinct report_persons.printed_name, ', ' order by report_persons.printed_name) as printed_names,
        count(distinct report_persons.article_id) as article_count,
    from events
    inner join event_links on events.cluster_id = event_links.cluster_id
    inner join report_persons on event_links.report_id = report_persons.report_id
    group by events.event_id, report_persons.person_id, coalesce(report_persons.party_code, '')
)

select
    participants.event_id as contact_id,
    participants.person_id,
    persons.person_name,
    nullif(participants.party_code, '') as party_code,
    participants.office_title,
    participants.is_name_conflict,
    participants.printed_names,
    participants.article_count,
from participants
inner join persons on participants.person_id = persons.person_id
