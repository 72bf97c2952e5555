{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='agreement_id', meta={'scope': 'chg_events'}) }}
with events as (
    select * from {{ ref('int_events') }}
    where event_family = 'agreement' {{ in_scope('chg_events', 'event_id', joint='and') }}
)

select
    event_id as agreement_id,
    kind_code as agreement_type_code,
    status_code,
    title,
    subject,
    start_date,
    end_date,
    date_precision,
    date_text,
    amount,
    currency_code,
    period_start,
    period_end,
    place_id,
    place_name,
    place_country_code,
    is_background,
    attributed_to,
    first_reported_date,
    cast(party_count as bigint) as party_count,
    article_count,
    mention_count,
    conflict_count,
    confidence,
from events
