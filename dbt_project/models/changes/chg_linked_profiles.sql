{#- Profiles that any stage of the resolution links otherwise than before, or of which a report came or went. -#}
{% call only_in_partial_builds() %}
select scope_key from {{ ref('chg_profiles') }}
{%- for stage in ['int_dated_clusters', 'int_recall_links', 'int_story_links', 'int_loose_clusters'] %}
    union
    select profile_id as scope_key
    from {{ changed_rows(stage) }}
{%- endfor %}
{% endcall %}
