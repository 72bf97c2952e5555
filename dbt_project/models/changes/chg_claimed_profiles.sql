{#- Profiles that changed, or that a dated event claims or no longer claims. -#}
{% call only_in_partial_builds() %}
select scope_key from {{ ref('chg_profiles') }}
union
select profile_id as scope_key
from {{ changed_rows('int_recall_links') }}
{% endcall %}
