{#- Articles that may ask others than before: those whose stories changed, and those that left something open or no longer do. -#}
{% call only_in_partial_builds() %}
with changed_stories as (
    select
        leader_id,
        article_id,
    from {{ changed_rows('int_small_stories') }}
),

changed_profiles as (
    select scope_key as profile_id from {{ ref('chg_claimed_profiles') }}
)

select scope_key from {{ ref('chg_person_articles') }}
union
select article_id as scope_key
from changed_stories
union
select article_id as scope_key
from {{ ref('int_small_stories') }}
where leader_id in (select leader_id from changed_stories)
union
select article_id as scope_key
from {{ ref('int_report_profiles') }}
where
    profile_id in (from changed_profiles)
    and profile_id not in (select profile_id from {{ ref('int_dated_clusters') }})
{% endcall %}
