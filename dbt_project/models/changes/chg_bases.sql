{#- Events that agree in what identifies them are numbered together. -#}
{% call only_in_partial_builds() %}
select distinct base_id as scope_key
from {{ changed_rows('int_resolved_events') }}
{% endcall %}
