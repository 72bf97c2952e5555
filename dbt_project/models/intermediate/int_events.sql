{#- The resolved events under their public ids. An id is a hash of what identifies the event, never of its evidence:
    further reports of the same thing leave it alone. Only where several events agree in all of that do persons, place,
    title or figures tell the later ones apart. -#}
with resolved_events as (
    select * from {{ ref('int_resolved_events') }}
    where mention_count > 0
),

identified as (
    select
        *,
        {{ content_id([
            "event_family",
            "case event_family when 'contact' then case kind_code when 'phone_call' then 'call' when 'written_message' then 'letter' "
            ~ "when 'public_message' then 'message' else 'meeting' end else kind_code end",
            "party_key", "actor_key", "affected_key", "start_date", "date_precision",
            "case when start_date is null then coalesce(cast(first_reported_date as varchar), first_article_id) end"
        ]) }} as base_id,
        {{ content_id(["time_of_day", "person_keys", "place_id", "place_name", "title", "amount", "period_start", "quantity_keys", "status_code"]) }}
            as detail_id,
    from resolved_events
),

ordered as (
    select
        *,
        row_number() over (partition by base_id order by first_reported_date asc nulls last, detail_id asc, cluster_id asc) as base_turn,
    from identified
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
    * exclude (base_id, detail_id, base_turn, discriminator, ordinal),
from numbered
