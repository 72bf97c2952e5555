{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='leader_id', meta={'scope': 'chg_stories'}) }}
{#- Who tells an event: in a report with its day, in one that recalls it, or in one of two without a day that tell the same. Everybody
    tells the great stories: these say nothing about who tells what together. -#}
with current_articles as (
    select * from {{ ref('int_current_articles') }}
),

event_articles as (
    select * from {{ ref('int_dated_event_articles') }}
    {{ in_scope('chg_stories', 'leader_id') }}
),

recall_links as (
    select * from {{ ref('int_recall_links') }}
    {{ in_scope('chg_stories', 'leader_id') }}
),

report_profiles as (
    select * from {{ ref('int_report_profiles') }}
),

loose_pairs as (
    select * from {{ ref('int_loose_pairs') }}
    where not is_refused {{ in_scope('chg_stories', 'first_id', joint='and') }}
),

members as (
    select
        leader_id,
        profile_id,
    from recall_links
    union all
    select
        first_id as leader_id,
        unnest([first_id, second_id]) as profile_id,
    from loose_pairs
),

tellings as (
    select
        leader_id,
        article_id,
    from event_articles
    union
    select
        members.leader_id,
        report_profiles.article_id,
    from members
    inner join report_profiles on members.profile_id = report_profiles.profile_id
)

select
    tellings.leader_id,
    tellings.article_id,
    current_articles.published_date,
from tellings
inner join current_articles on tellings.article_id = current_articles.article_id
qualify count(*) over (partition by tellings.leader_id) between 2 and {{ var('max_candidates') }}
