{#- Reports without a day for which a companion may tell other dated events than before: the companion is another, it tells others, or
    these are other events now. -#}
{% call only_in_partial_builds() %}
with report_profiles as (
    select
        profile_id,
        article_id,
    from {{ ref('int_report_profiles') }}
),

changed_events as (
    select profile_id as leader_id from {{ changed_rows('int_dated_events') }}
    union
    select leader_id from {{ changed_rows('int_event_blocks') }}
),

telling_otherwise as (
    select scope_key as article_id from {{ ref('chg_person_articles') }}
    union
    select article_id from report_profiles
    where profile_id in (select profile_id from {{ changed_rows('int_dated_clusters') }})
    union
    select article_id from {{ ref('int_dated_event_articles') }}
    where leader_id in (from changed_events)
),

asking as (
    select article_id from {{ changed_rows('int_companion_articles') }}
    union
    select article_id from {{ ref('int_companion_articles') }}
    where companion_id in (from telling_otherwise)
)

select scope_key from {{ ref('chg_claimed_profiles') }}
union
select profile_id as scope_key
from report_profiles
where article_id in (from asking) and profile_id not in (select profile_id from {{ ref('int_dated_clusters') }})
{% endcall %}
