with events as (
    select contact_id as event_id from {{ ref('fct_bilateral_contacts') }}
    union
    select agreement_id as event_id from {{ ref('fct_agreements') }}
    union
    select crisis_event_id as event_id from {{ ref('fct_crisis_events') }}
),

mentions as (
    select distinct event_id from {{ ref('fct_event_mentions') }}
)

select events.event_id
from events
left join mentions on events.event_id = mentions.event_id
where mentions.event_id is null
