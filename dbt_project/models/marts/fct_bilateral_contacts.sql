{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='contact_id', meta={'scope': 'chg_events'}) }}
with events as (
    select * from {{ ref('int_events') }}
    where event_family = 'contact' {{ in_scope('chg_events', 'event_id', joint='and') }}
),

event_parties as (
    select distinct
        cluster_id,
        party_code,
    from {{ ref('int_event_parties') }}
    where event_family = 'contact' and cluster_id in (select cluster_id from events)
)

select
    {{ content_id(["events.event_id", "first_party.party_code", "second_party.party_code"]) }} as bilateral_contact_id,
    events.event_id as contact_id,
    first_party.party_code as party_a_code,
    second_party.party_code as party_b_code,
    events.kind_code as contact_mode_code,
    events.level_code as contact_level_code,
    events.status_code,
    events.start_date,
    events.end_date,
    events.date_precision,
    events.date_text,
    events.time_of_day,
    events.place_id,
    events.place_name,
    events.place_country_code,
    events.initiator_party_code,
    events.is_background,
    events.is_visit,
    events.party_count > 2 as is_multilateral,
    events.attributed_to,
    events.first_reported_date,
    events.article_count,
    events.mention_count,
    events.conflict_count,
    events.confidence,
from events
inner join event_parties as first_party on events.cluster_id = first_party.cluster_id
inner join event_parties as second_party
    on events.cluster_id = second_party.cluster_id and first_party.party_code < second_party.party_code
