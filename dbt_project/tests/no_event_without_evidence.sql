with events as (
    select contact_id as event_id from {{ ref('fct_bilateral_contacts') }}
    {{ to_test('chg_events', 'contact_id') }}
    union
    select agreement_id as event_id from {{ ref('fct_agreements') }}
    {{ to_test('chg_events', 'agreement_id') }}
    union
    select crisis_event_id as event_id from {{ ref('fct_crisis_events') }}
    {{ to_test('chg_events', 'crisis_event_id') }}
),

mentions as (
    select distinct event_id from {{ ref('fct_event_mentions') }}
    {{ to_test('chg_events', 'event_id') }}
)

select events.event_id
from events
left join mentions on events.event_id = mentions.event_id
where mentions.event_id is null
