{#- Events that an article tells which did not, no longer tells, or tells as another article than before. -#}
{% call only_in_partial_builds() %}
with changed_profiles as (
    select scope_key as profile_id from {{ ref('chg_profiles') }}
)

select scope_key from {{ ref('chg_leaders') }}
union
select leader_id as scope_key
from {{ changed_rows('int_recall_links') }}
union
select leader_id as scope_key
from {{ ref('int_recall_links') }}
where profile_id in (from changed_profiles)
union
select first_id as scope_key
from {{ changed_rows('int_loose_pairs') }}
union
select first_id as scope_key
from {{ ref('int_loose_pairs') }}
where first_id in (from changed_profiles) or second_id in (from changed_profiles)
{% endcall %}
