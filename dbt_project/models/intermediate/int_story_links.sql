{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='profile_id') }}
{#- What an article leaves without a day joins the one event that it can mean in the story its companions tell. -#}
with candidates as (
    select * from {{ ref('int_story_candidates') }}
    where not is_refused
),

recall_links as (
    select * from {{ ref('int_recall_links') }}
),

report_profiles as (
    select * from {{ ref('int_report_profiles') }}
),

told as (
    select
        leader_id,
        article_id,
    from {{ ref('int_dated_event_articles') }}
    where leader_id in (select leader_id from candidates)
    union
    select
        recall_links.leader_id,
        report_profiles.article_id,
    from recall_links
    inner join report_profiles on recall_links.profile_id = report_profiles.profile_id
    where recall_links.leader_id in (select leader_id from candidates)
),

{{ choose_recalls('candidates', 'told') }}

select
    profile_id,
    leader_id,
    score,
    candidate_count,
    'told in the same story: ' || reason as reason,
from links
