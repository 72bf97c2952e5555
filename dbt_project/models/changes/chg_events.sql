{#- Public ids that came or went, of which a field or a report changed, or that name a person who is now called otherwise. -#}
{% call only_in_partial_builds() %}
with renamed as (
    select person_id
    from {{ changed_rows('int_persons') }}
    group by person_id
    having count(distinct person_name) > 1 or count(*) = 1
),

clusters as (
    select scope_key as cluster_id from {{ ref('chg_clusters') }}
    union
    select event_links.cluster_id
    from {{ ref('int_report_persons') }} as report_persons
    inner join renamed on report_persons.person_id = renamed.person_id
    inner join {{ ref('int_event_links') }} as event_links on report_persons.report_id = event_links.report_id
)

select event_id as scope_key
from {{ changed_rows('int_events') }}
union
select events.event_id as scope_key
from {{ ref('int_events') }} as events
inner join clusters on events.cluster_id = clusters.cluster_id
{% endcall %}
