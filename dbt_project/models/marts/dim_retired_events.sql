{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail', full_refresh=false) }}
{#- Ids that were published once and are no longer: where their evidence went, and why. -#}
with previous_mentions as (
    select * from {{ ref('int_previous_event_mentions') }}
),

mentions as (
    select * from {{ ref('fct_event_mentions') }}
),

current_ids as (
    select distinct
        event_family,
        event_id,
    from mentions
),

retired as (
    select previous_mentions.*
    from previous_mentions
    left join current_ids
        on previous_mentions.event_family = current_ids.event_family and previous_mentions.event_id = current_ids.event_id
    where current_ids.event_id is null
),

successors as (
    select
        retired.event_family,
        retired.event_id as old_event_id,
        mentions.event_id as new_event_id,
        count(*) as shared_mention_count,
    from retired
    inner join mentions
        on
            retired.event_family = mentions.event_family
            and retired.article_id = mentions.article_id
            and retired.char_start = mentions.char_start
            and retired.char_end = mentions.char_end
    group by retired.event_family, retired.event_id, mentions.event_id
),

heirs as (
    select
        event_family,
        old_event_id,
        count(*) as successor_count,
        arg_max(new_event_id, (shared_mention_count, new_event_id)) as new_event_id,
    from successors
    group by event_family, old_event_id
),

previous_ids as (
    select distinct event_id from previous_mentions
),

retired_ids as (
    select distinct
        event_family,
        event_id,
    from retired
)

select
    retired_ids.event_family,
    retired_ids.event_id as old_event_id,
    heirs.new_event_id,
    case
        when heirs.new_event_id is null then 'withdrawn: its evidence is gone'
        when heirs.successor_count > 1 then 'split: its evidence went to several events'
        when previous_ids.event_id is not null then 'merged: its evidence joined an event known before'
        else 'redefined: better evidence changed what identifies it'
    end as reason,
    make_timestamp(epoch_us(now())) as retired_at,
from retired_ids
left join heirs on retired_ids.event_family = heirs.event_family and retired_ids.event_id = heirs.old_event_id
left join previous_ids on heirs.new_event_id = previous_ids.event_id
