{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='article_id', meta={'scope': 'chg_person_articles'}) }}
{#- Reports that agree in everything resolution looks at are one profile: a thousand copies cost as much as one. A second report
    of the same look in one article is another event, since the extractor has joined what the article tells twice. -#}
with reports as (
    select * from {{ ref('int_reports') }}
    where is_usable {{ in_scope('chg_person_articles', 'article_id', joint='and') }}
),

report_mentions as (
    select * from {{ ref('stg_report_mentions') }}
    {{ in_scope('chg_person_articles', 'article_id') }}
),

first_mentions as (
    select
        report_id,
        min(char_start) as char_start,
    from report_mentions
    group by report_id
),

signed as (
    select
        reports.report_id,
        reports.article_id,
        reports.near_duplicate_group_id,
        first_mentions.char_start,
        {{ content_id([
            "event_family", "kind_code", "level_code", "status_code", "party_key", "actor_codes", "affected_codes", "start_date", "end_date",
            "date_precision", "date_hint", "is_day_relative", "time_of_day", "place_key", "place_code", "person_keys", "quantity_keys", "title_words", "amount", "currency_code",
            "period_start", "period_end", "case when date_class <> 'fine' and not is_standing then published_date end",
            "case when date_class <> 'fine' and not is_standing then is_background end", "is_standing", "war_phase", "lone_article_id"
        ]) }} as look_id,
    from reports
    left join first_mentions on reports.report_id = first_mentions.report_id
),

numbered as (
    select
        *,
        dense_rank() over (partition by article_id, look_id order by char_start asc nulls last) as turn_number,
    from signed
)

select
    report_id,
    article_id,
    near_duplicate_group_id,
    turn_number,
    case when turn_number = 1 then look_id else {{ content_id(["look_id", "turn_number"]) }} end as profile_id,
from numbered
