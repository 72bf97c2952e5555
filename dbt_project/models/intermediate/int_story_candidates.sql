{#- Dated events that a companion tells, for what an article leaves without a day. Each pair is judged. -#}
with profiles as (
    select * from {{ ref('int_profiles') }}
),

dated_events as (
    select * from {{ ref('int_dated_events') }}
),

companions as (
    select * from {{ ref('int_companion_articles') }}
),

report_profiles as (
    select * from {{ ref('int_report_profiles') }}
),

recall_links as (
    select * from {{ ref('int_recall_links') }}
),

event_articles as (
    select * from {{ ref('int_dated_event_articles') }}
),

blocks as (
    select * from {{ ref('int_profile_blocks') }}
),

clusters as (
    select * from {{ ref('int_dated_clusters') }}
),

open_blocks as (
    select
        blocks.profile_id,
        blocks.block_key,
        blocks.start_date,
        blocks.end_date,
        report_profiles.article_id,
    from blocks
    inner join report_profiles on blocks.profile_id = report_profiles.profile_id
    where blocks.date_class <> 'fine' and blocks.profile_id not in (select profile_id from recall_links)
),

event_blocks as (
    select distinct
        clusters.leader_id,
        blocks.block_key,
    from clusters
    inner join blocks on clusters.profile_id = blocks.profile_id
),

pairs as (
    select distinct
        event_blocks.leader_id as first_id,
        open_blocks.profile_id as second_id,
    from open_blocks
    inner join companions on open_blocks.article_id = companions.article_id
    inner join event_articles on companions.companion_id = event_articles.article_id
    inner join event_blocks on event_articles.leader_id = event_blocks.leader_id and open_blocks.block_key = event_blocks.block_key
    inner join dated_events on event_blocks.leader_id = dated_events.profile_id
    where
        open_blocks.start_date is null
        or (
            dated_events.start_date between open_blocks.start_date and open_blocks.end_date
            and open_blocks.end_date - open_blocks.start_date <= {{ var('coarse_interval_days') }}
        )
),

{{ compare_profiles('pairs', 'dated_events', 'profiles') }}

select
    compared.first_id as leader_id,
    compared.second_id as profile_id,
    compared.is_contradictory
    or compared.is_disputed
    or compared.score < case
        when profiles.kind_code in {{ sql_list(var('single_act_types')) }} then {{ var('threshold_story_act') }}
        else {{ var('threshold_story') }}
    end as is_refused,
    compared.score,
    compared.reason,
from compared
inner join profiles on compared.second_id = profiles.profile_id
