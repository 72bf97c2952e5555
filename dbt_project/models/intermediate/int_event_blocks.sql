{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='leader_id', meta={'scope': 'chg_leaders'}) }}
{#- Where a report without a day looks for a dated event: the blocks of all its members, with the days of the event. -#}
with clusters as (
    select * from {{ ref('int_dated_clusters') }}
    {{ in_scope('chg_leaders', 'leader_id') }}
),

blocks as (
    select * from {{ ref('int_profile_blocks') }}
),

dated_events as (
    select * from {{ ref('int_dated_events') }}
    {{ in_scope('chg_leaders', 'profile_id') }}
)

select distinct
    clusters.leader_id,
    blocks.block_key,
    dated_events.start_date,
    dated_events.end_date,
from clusters
inner join blocks on clusters.profile_id = blocks.profile_id
inner join dated_events on clusters.leader_id = dated_events.profile_id
