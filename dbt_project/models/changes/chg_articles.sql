{% call only_in_partial_builds() %}
select distinct article_id as scope_key
from {{ changed_rows('int_article_stamps') }}
{% endcall %}
