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

select mentions.event_id
from mentions
left join events on mentions.event_id = events.event_id
where events.event_id is null
