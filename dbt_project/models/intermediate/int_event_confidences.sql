{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='cluster_id', meta={'scope': 'chg_clusters'}) }}
{#- Independent articles add up: one minus the product of their doubts. Near duplicates count once. -#}
with event_reports as (
    select * from {{ ref('int_event_reports') }}
    {{ in_scope('chg_clusters', 'cluster_id') }}
),

sources as (
    select
        cluster_id,
        near_duplicate_group_id,
        max(confidence) as confidence,
    from event_reports
    group by cluster_id, near_duplicate_group_id
)

select
    cluster_id,
    -- In sorted order, since floating point products depend on it.
    round(1 - list_product(list_sort(list(1 - cast(confidence as double)))), 4) as confidence,
from sources
group by cluster_id
