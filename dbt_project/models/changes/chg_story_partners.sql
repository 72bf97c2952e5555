{#- Reports without a day that are compared anew with those of companions: they or what claims them changed, or their companions did. -#}
{% call only_in_partial_builds() %}
select scope_key from {{ ref('chg_claimed_profiles') }}
union
select profile_id as scope_key
from {{ changed_rows('int_story_links') }}
union
select profile_id as scope_key
from {{ ref('int_report_profiles') }}
where
    article_id in (select article_id from {{ changed_rows('int_companion_articles') }})
    and profile_id not in (select profile_id from {{ ref('int_dated_clusters') }})
{% endcall %}
