{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='agreement_id', meta={'scope': 'chg_events'}) }}
with events as (
    select * from {{ ref('int_events') }}
    where event_family = 'agreement' {{ in_scope('chg_events', 'event_id', joint='and') }}
),

event_parties as (
    select distinct
        cluster_id,
        party_code,
    from {{ ref('int_event_parties') }}
    where event_family = 'agreement' and cluster_id in (select cluster_id from events)
),

event_links as (
    select * from {{ ref('int_event_links') }}
    where cluster_id in (select cluster_id from events)
),

report_persons as (
    select * from {{ ref('int_report_persons') }}
    where event_family = 'agreement' and role = 'signatory'
),

-- The signatory that most articles name for the party.
signatories as (
    select
        event_links.cluster_id,
        report_persons.party_code,
        report_persons.person_id,
        row_number() over (
            partition by event_links.cluster_id, report_persons.party_code
            order by count(distinct report_persons.article_id) desc, report_persons.person_id asc
        ) as choice,
    from event_links
    inner join report_persons on event_links.report_id = report_persons.report_id
    group by event_links.cluster_id, report_persons.party_code, report_persons.person_id
)

select
    events.event_id as agreement_id,
    event_parties.party_code,
    signatories.person_id as signatory_person_id,
from events
inner join event_parties on events.cluster_id = event_parties.cluster_id
left join signatories
    on
        event_parties.cluster_id = signatories.cluster_id
        and event_parties.party_code = signatories.party_code
        and signatories.choice = 1
