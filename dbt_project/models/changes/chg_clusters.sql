{#- Events that a report joined or left, or that an article tells which changed. -#}
{% call only_in_partial_builds() %}
select cluster_id as scope_key
from {{ changed_rows('int_event_links') }}
union
select event_links.cluster_id as scope_key
from {{ ref('int_event_links') }} as event_links
inner join {{ ref('chg_person_articles') }} as changed_articles on event_links.article_id = changed_articles.scope_key
{% endcall %}
