{#- Reports that agree in everything resolution looks at are one profile: a thousand copies cost as much as one. -#}
with reports as (
    select * from {{ ref('int_reports') }}
    where is_usable
)

select
    report_id,
    article_id,
    near_duplicate_group_id,
    {{ content_id([
        "event_family", "kind_code", "level_code", "status_code", "party_key", "actor_codes", "affected_codes", "start_date", "end_date",
        "date_precision", "time_of_day", "place_key", "place_code", "person_keys", "quantity_keys", "title_words", "amount", "currency_code",
        "period_start", "period_end", "case when date_class <> 'fine' then published_date end",
        "case when date_class <> 'fine' then is_background end", "lone_article_id"
    ]) }} as profile_id,
from reports
