with persons as (
    select * from {{ ref('int_persons') }}
),

report_persons as (
    select * from {{ ref('int_report_persons') }}
),

office_terms as (
    select * from {{ ref('int_office_terms') }}
),

links as (
    select * from {{ ref('int_person_links') }}
),

aliases as (
    select
        person_id,
        string_agg(full_name || ' (' || article_count || ')', ', ' order by article_count desc, full_name asc) as aliases,
        count(*) as alias_count,
    from links
    where article_count > 0
    group by person_id
),

mentioned as (
    select
        person_id,
        count(distinct report_id) as report_count,
    from report_persons
    group by person_id
),

latest_office as (
    select
        person_id,
        arg_max(office_title, (valid_from, office_code)) as latest_office_title,
    from office_terms
    group by person_id
)

select
    persons.person_id,
    persons.person_name,
    persons.party_code,
    latest_office.latest_office_title,
    persons.is_on_record,
    aliases.aliases,
    coalesce(aliases.alias_count, 0) as alias_count,
    cast(persons.article_count as bigint) as article_count,
    coalesce(mentioned.report_count, 0) as report_count,
from persons
left join aliases on persons.person_id = aliases.person_id
left join mentioned on persons.person_id = mentioned.person_id
left join latest_office on persons.person_id = latest_office.person_id
-- A person on record whom nothing mentions yet is still somebody's counterpart tomorrow: kept for the office holders.
