{{ config(
    materialized='incremental', incremental_strategy='changed_rows', unique_key=['first_id', 'second_id'],
    meta={'scope': 'chg_profiles', 'scope_columns': ['first_id', 'second_id']}
) }}
{#- Dated reports of the same block whose intervals touch, each pair judged. -#}
{% set changed_profiles = keys_of('chg_profiles') %}
{% set longest_tolerance_days = [
    var('lasting_tolerance_days') | int, var('ending_days') | int, var('slip_days') | int, var('journey_days') | int
] | max %}
{% set months_before = (var('fine_interval_days') | int + longest_tolerance_days) // 28 + 1 %}
{% set months_after = longest_tolerance_days // 28 + 1 %}
with profiles as not materialized (
    select * from {{ ref('int_profiles') }}
),

all_blocks as (
    select * from {{ ref('int_profile_blocks') }}
    where date_class = 'fine'
),

{% if is_incremental() %}
    changed_months as (
        select distinct
            block_key,
            unnest(range(
                cast(year(start_date) * 12 + month(start_date) - {{ months_before }} as bigint),
                cast(year(end_date) * 12 + month(end_date) + {{ months_after }} + 1 as bigint)
            )) as month_number,
        from all_blocks
        where profile_id in (from {{ changed_profiles }})
    ),

    -- What touches a changed report begins in its months, or so many before or after as the longest interval may span.
    blocks as (
        select all_blocks.*
        from all_blocks
        semi join changed_months
            on
                all_blocks.block_key = changed_months.block_key
                and year(all_blocks.start_date) * 12 + month(all_blocks.start_date) = changed_months.month_number
    ),
{% else %}
    blocks as (
        select * from all_blocks
    ),
{% endif %}

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
                when event_family = 'contact' and status_code in {{ sql_list(var('prospective_statuses')) }} then {{ var('journey_days') }}
                when is_two_sided then {{ var('journey_days') }}
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
    {%- if is_incremental() %}
        where one_id in (from {{ changed_profiles }}) or other_id in (from {{ changed_profiles }})
    {%- endif %}
),

{{ compare_profiles('pairs', 'profiles', 'profiles') }}

select
    first_id,
    second_id,
    is_day_apart,
    is_contradictory or score < {{ var('threshold_dated') }} as is_refused,
    score,
    reason,
from compared
