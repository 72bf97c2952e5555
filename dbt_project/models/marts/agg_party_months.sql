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
    select * from {{ ref('bridge_crisis_parties') }}
),

told as (
    select
        unnest([party_a_code, party_b_code]) as party_code,
        coalesce(start_date, first_reported_date) as event_date,
        contact_id as event_id,
        'contact' as event_family,
        'party' as role,
    from contacts

    union all

    select
        agreement_parties.party_code,
        coalesce(agreements.start_date, agreements.first_reported_date) as event_date,
        agreements.agreement_id as event_id,
        'agreement' as event_family,
        'party' as role,
    from agreements
    inner join agreement_parties on agreements.agreement_id = agreement_parties.agreement_id

    union all

    select
        crisis_parties.party_code,
        coalesce(crises.start_date, crises.first_reported_date) as event_date,
        crises.crisis_event_id as event_id,
        'crisis' as event_family,
        crisis_parties.role,
    from crises
    inner join crisis_parties on crises.crisis_event_id = crisis_parties.crisis_event_id
)

select
    party_code,
    cast(date_trunc('month', event_date) as date) as month_start_date,
    count(distinct event_id) filter (where event_family = 'contact') as contact_count,
    count(distinct event_id) filter (where event_family = 'agreement') as agreement_count,
    count(distinct event_id) filter (where event_family = 'crisis' and role = 'actor') as crisis_as_actor_count,
    count(distinct event_id) filter (where event_family = 'crisis' and role = 'affected') as crisis_as_affected_count,
from told
group by party_code, cast(date_trunc('month', event_date) as date)
