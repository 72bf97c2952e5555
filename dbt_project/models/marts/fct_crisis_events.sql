{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='crisis_event_id', meta={'scope': 'chg_events'}) }}
with events as (
    select * from {{ ref('int_events') }}
    where event_family = 'crisis' {{ in_scope('chg_events', 'event_id', joint='and') }}
)

select
    event_id as crisis_event_id,
    kind_code as crisis_type_code,
    status_code,
    start_date,
    end_date,
    date_precision,
    date_text,
    time_of_day,
    place_id,
    place_name,
    place_country_code,
    is_background,
    attributed_to,
    first_reported_date,
    article_count,
    mention_count,
    conflict_count,
    confidence,
from events
