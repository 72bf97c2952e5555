{% set changed_articles = ref('chg_person_articles') %}
{% set changed_links = changed_rows('int_event_links') %}
with reports as (
    select * from {{ ref('int_reports') }}
    where is_usable
),

-- What a build wrote is whole articles, and reports that it linked otherwise.
written as (
    select * from reports
    {%- if tests_changes_only() %}
        where article_id in (from {{ changed_articles }}) or report_id in (select report_id from {{ changed_links }})
    {%- endif %}
),

event_links as (
    select * from {{ ref('int_event_links') }}
)

select written.report_id
from written
left join event_links on written.report_id = event_links.report_id
group by written.report_id
having count(event_links.report_id) <> 1
