{{ config(materialized='view') }}
{#- The three families in one shape: what resolution compares. -#}
with contact_reports as (
    select * from {{ ref('stg_contact_reports') }}
),

agreement_reports as (
    select * from {{ ref('stg_agreement_reports') }}
),

crisis_reports as (
    select * from {{ ref('stg_crisis_reports') }}
)

select
    report_id,
    article_id,
    'contact' as event_family,
    contact_mode_code as kind_code,
    contact_level_code as level_code,
    status_code,
    start_date,
    coalesce(end_date, start_date) as end_date,
    date_precision,
    date_text,
    date_hint,
    date_basis,
    place_name,
    place_country_code,
    is_background,
    is_visit,
    attributed_to,
    initiator_party_code,
    time_of_day,
    cast(null as varchar) as title,
    cast(null as varchar) as subject,
    cast(null as double) as amount,
    cast(null as varchar) as currency_code,
    cast(null as date) as period_start,
    cast(null as date) as period_end,
    confidence,
from contact_reports

union all

select
    report_id,
    article_id,
    'agreement' as event_family,
    agreement_type_code as kind_code,
    cast(null as varchar) as level_code,
    status_code,
    start_date,
    coalesce(end_date, start_date) as end_date,
    date_precision,
    date_text,
    date_hint,
    date_basis,
    place_name,
    place_country_code,
    is_background,
    cast(null as boolean) as is_visit,
    attributed_to,
    cast(null as varchar) as initiator_party_code,
    cast(null as varchar) as time_of_day,
    title,
    subject,
    amount,
    currency_code,
    period_start,
    period_end,
    confidence,
from agreement_reports

union all

select
    report_id,
    article_id,
    'crisis' as event_family,
    crisis_type_code as kind_code,
    cast(null as varchar) as level_code,
    status_code,
    start_date,
    coalesce(end_date, start_date) as end_date,
    date_precision,
    date_text,
    date_hint,
    date_basis,
    place_name,
    place_country_code,
    is_background,
    cast(null as boolean) as is_visit,
    attributed_to,
    cast(null as varchar) as initiator_party_code,
    time_of_day,
    cast(null as varchar) as title,
    cast(null as varchar) as subject,
    cast(null as double) as amount,
    cast(null as varchar) as currency_code,
    cast(null as date) as period_start,
    cast(null as date) as period_end,
    confidence,
from crisis_reports
