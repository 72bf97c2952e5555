{{ config(
    materialized='incremental', incremental_strategy='scoped_rows', unique_key='profile_id', meta={'scope': 'chg_story_profiles'}
) }}
{#- Dated events that a companion tells, for what an article leaves without a day. Each pair is judged. -#}
with profiles as not materialized (
    select * from {{ ref('int_profiles') }}
),

dated_events as not materialized (
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

event_blocks as (
    select * from {{ ref('int_event_blocks') }}
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
    where
        blocks.date_class <> 'fine' and blocks.profile_id not in (select profile_id from recall_links)
        {{ in_scope('chg_story_profiles', 'blocks.profile_id', joint='and') }}
),

-- Companions first: of one block there may be thousands.
accompanied as materialized (
    select
        open_blocks.profile_id,
        open_blocks.block_key,
        open_blocks.start_date,
        open_blocks.end_date,
        companions.companion_id,
    from open_blocks
    inner join companions on open_blocks.article_id = companions.article_id
),

told_blocks as (
    select
        event_articles.article_id,
        event_blocks.leader_id,
        event_blocks.block_key,
        event_blocks.start_date,
    from event_blocks
    inner join event_articles on event_blocks.leader_id = event_articles.leader_id
),

pairs as (
    select distinct
        told_blocks.leader_id as first_id,
        accompanied.profile_id as second_id,
    from accompanied
    inner join told_blocks
        on accompanied.companion_id = told_blocks.article_id and accompanied.block_key = told_blocks.block_key
    where
        accompanied.start_date is null
        or (
            told_blocks.start_date between accompanied.start_date and accompanied.end_date
            and accompanied.end_date - accompanied.start_date <= {{ var('coarse_interval_days') }}
        )
),

{{ compare_profiles('pairs', 'dated_events', 'profiles') }}

select
    compared.first_id as leader_id,
    compared.second_id as profile_id,
    compared.is_contradictory
    or compared.is_disputed
    or compared.score < case
        when profiles.kind_code in {{ sql_list(var('single_act_types') + var('giving_types')) }} then {{ var('threshold_story_act') }}
        else {{ var('threshold_story') }}
    end as is_refused,
    compared.score,
    compared.reason,
    case when compared.is_on_journey and profiles.kind_code = 'visit' then dated_events.start_date end as journey_date,
from compared
inner join profiles on compared.second_id = profiles.profile_id
inner join dated_events on compared.first_id = dated_events.profile_id
