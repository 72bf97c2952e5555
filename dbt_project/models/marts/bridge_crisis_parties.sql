{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='crisis_event_id', meta={'scope': 'chg_events'}) }}
with events as (
    select * from {{ ref('int_events') }}
    where event_family = 'crisis' {{ in_scope('chg_events', 'event_id', joint='and') }}
),

event_parties as (
    select * from {{ ref('int_event_parties') }}
    where event_family = 'crisis'
)

select
    events.event_id as crisis_event_id,
    event_parties.party_code,
    event_parties.role,
    event_parties.article_count,
from events
inner join event_parties on events.cluster_id = event_parties.cluster_id
