{#- Profiles of which a report came, went or changed, or the article that tells it. -#}
{% call only_in_partial_builds() %}
with changed_reports as (
    select distinct report_id from {{ changed_rows('int_reports') }}
)

select profile_id as scope_key
from {{ changed_rows('int_report_profiles') }}
union
select profile_id as scope_key
from {{ ref('int_report_profiles') }}
where article_id in (from {{ ref('chg_articles') }})
union
select report_profiles.profile_id as scope_key
from {{ ref('int_report_profiles') }} as report_profiles
inner join changed_reports on report_profiles.report_id = changed_reports.report_id
{% endcall %}
