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

select mentions.event_id
from mentions
left join events on mentions.event_id = events.event_id
where events.event_id is null
