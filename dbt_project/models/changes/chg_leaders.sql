{#- Dated events of which a profile came, went or changed. -#}
{% call only_in_partial_builds() %}
select leader_id as scope_key
from {{ changed_rows('int_dated_clusters') }}
union
select clusters.leader_id as scope_key
from {{ ref('int_dated_clusters') }} as clusters
inner join {{ ref('chg_profiles') }} as changed_profiles on clusters.profile_id = changed_profiles.scope_key
{% endcall %}
