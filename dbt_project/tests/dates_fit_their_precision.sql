-- A date is an interval in order; "unknown" has none, and anything else has both ends.
with events as (
    select
        contact_id as event_id,
        start_date,
        end_date,
        date_precision,
    from {{ ref('fct_bilateral_contacts') }}
    union
    select
        agreement_id as event_id,
        start_date,
        end_date,
        date_precision,
    from {{ ref('fct_agreements') }}
    union
    select
        crisis_event_id as event_id,
        start_date,
        end_date,
        date_precision,
    from {{ ref('fct_crisis_events') }}
)

select *
from events
where
    start_date > end_date
    or (start_date is null) <> (date_precision = 'unknown')
    or (start_date is null) <> (end_date is null)
