{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='base_id', meta={'scope': 'chg_bases'}) }}
{#- The resolved events under their public ids. An id is a hash of what identifies the event, never of its evidence:
    further reports of the same thing leave it alone. Only where several events agree in all of that do persons, place,
    title or figures tell the later ones apart. -#}
with resolved_events as (
    select * from {{ ref('int_resolved_events') }}
    where mention_count > 0 {{ in_scope('chg_bases', 'base_id', joint='and') }}
),

ordered as (
    select
        *,
        row_number() over (partition by base_id order by first_reported_date asc nulls last, detail_id asc, cluster_id asc) as base_turn,
    from resolved_events
),

told_apart as (
    select
        *,
        case when base_turn > 1 then detail_id else '' end as discriminator,
    from ordered
),

numbered as (
    select
        *,
        row_number() over (partition by base_id, discriminator order by cluster_id) as ordinal,
    from told_apart
)

select
    {{ content_id(["base_id", "discriminator", "ordinal"]) }} as event_id,
    * exclude (detail_id, base_turn, discriminator, ordinal),
from numbered
