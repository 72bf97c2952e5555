{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='article_id', meta={'scope': 'chg_companions'}) }}
{#- Two articles that tell one event tell one story: what the one leaves open, the other may say. -#}
with small_stories as (
    select * from {{ ref('int_small_stories') }}
),

recall_links as (
    select * from {{ ref('int_recall_links') }}
),

report_profiles as (
    select * from {{ ref('int_report_profiles') }}
    {{ in_scope('chg_companions', 'article_id') }}
),

profiles as (
    select * from {{ ref('int_profiles') }}
),

-- Only articles that leave something open ask.
asking as (
    select distinct report_profiles.article_id
    from report_profiles
    inner join profiles on report_profiles.profile_id = profiles.profile_id
    where
        profiles.date_class <> 'fine'
        and profiles.profile_id not in (select profile_id from recall_links)
)

select distinct
    one.article_id,
    other.article_id as companion_id,
from small_stories as one
inner join asking on one.article_id = asking.article_id
inner join small_stories as other on one.leader_id = other.leader_id and one.article_id <> other.article_id
where
    one.published_date is null
    or other.published_date is null
    or abs(one.published_date - other.published_date) <= {{ var('story_window_days') }}
