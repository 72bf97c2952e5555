{#- Dated reports of the same block whose intervals touch, each pair judged. -#}
with profiles as (
    select * from {{ ref('int_profiles') }}
),

blocks as (
    select * from {{ ref('int_profile_blocks') }}
    where date_class = 'fine'
),

days as (
    select
        profile_id,
        block_key,
        specificity_rank,
        unnest(generate_series(
            start_date,
            end_date + case
                -- A reopening ends the closure before it.
                when kind_code in {{ sql_list(var('ending_crisis_types')) }} and status_code <> 'ended' then {{ var('ending_days') }}
                when kind_code in {{ sql_list(var('lasting_crisis_types')) }} then {{ var('lasting_tolerance_days') }}
                when event_family = 'agreement' then {{ var('slip_days') }}
                else 0
            end,
            interval 1 day
        )) as touched_at,
    from blocks
),

meetings as (
    select
        blocks.profile_id as one_id,
        blocks.specificity_rank as one_rank,
        days.profile_id as other_id,
        days.specificity_rank as other_rank,
    from blocks
    inner join days on blocks.block_key = days.block_key and blocks.start_date = cast(days.touched_at as date)
    where blocks.profile_id <> days.profile_id
),

pairs as (
    select distinct
        case when one_rank < other_rank then one_id else other_id end as first_id,
        case when one_rank < other_rank then other_id else one_id end as second_id,
    from meetings
),

{{ compare_profiles('pairs', 'profiles', 'profiles') }}

select
    first_id,
    second_id,
    is_contradictory or score < {{ var('threshold_dated') }} as is_refused,
    score,
    reason,
from compared
