{{ config(materialized='view') }}
with contacts as (
    select * from {{ ref('fct_bilateral_contacts') }}
),

agreements as (
    select * from {{ ref('fct_agreements') }}
),

agreement_parties as (
    select * from {{ ref('bridge_agreement_parties') }}
),

crises as (
    select * from {{ ref('fct_crisis_events') }}
),

crisis_parties as (
    select distinct
        crisis_event_id,
        party_code,
    from {{ ref('bridge_crisis_parties') }}
),

told as (
    select
        party_a_code,
        party_b_code,
        coalesce(start_date, first_reported_date) as event_date,
        contact_id as event_id,
        'contact' as event_family,
        status_code = 'held' as is_realised,
    from contacts

    union all

    select
        first_party.party_code as party_a_code,
        second_party.party_code as party_b_code,
        coalesce(agreements.start_date, agreements.first_reported_date) as event_date,
        agreements.agreement_id as event_id,
        'agreement' as event_family,
        agreements.status_code in ('signed', 'agreed', 'ratified') as is_realised,
    from agreements
    inner join agreement_parties as first_party on agreements.agreement_id = first_party.agreement_id
    inner join agreement_parties as second_party
        on agreements.agreement_id = second_party.agreement_id and first_party.party_code < second_party.party_code

    union all

    select
        first_party.party_code as party_a_code,
        second_party.party_code as party_b_code,
        coalesce(crises.start_date, crises.first_reported_date) as event_date,
        crises.crisis_event_id as event_id,
        'crisis' as event_family,
        crises.status_code in ('reported', 'claimed', 'ended') as is_realised,
    from crises
    inner join crisis_parties as first_party on crises.crisis_event_id = first_party.crisis_event_id
    inner join crisis_parties as second_party
        on crises.crisis_event_id = second_party.crisis_event_id and first_party.party_code < second_party.party_code
)

select
    party_a_code,
    party_b_code,
    cast(date_trunc('month', event_date) as date) as month_start_date,
    count(distinct event_id) filter (where event_family = 'contact') as contact_count,
    count(distinct event_id) filter (where event_family = 'contact' and is_realised) as held_contact_count,
    count(distinct event_id) filter (where event_family = 'agreement') as agreement_count,
    count(distinct event_id) filter (where event_family = 'agreement' and is_realised) as concluded_agreement_count,
    count(distinct event_id) filter (where event_family = 'crisis') as crisis_count,
    count(distinct event_id) filter (where event_family = 'crisis' and is_realised) as reported_crisis_count,
from told
group by party_a_code, party_b_code, cast(date_trunc('month', event_date) as date)
