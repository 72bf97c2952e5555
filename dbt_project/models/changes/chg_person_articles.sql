{#- Articles that changed themselves, and those that print a name which now means another person. -#}
{% call only_in_partial_builds() %}
with links as (
    select
        party_code,
        full_name,
        reference_name,
        person_id,
        is_new,
    from {{ changed_rows('int_person_links') }}
),

relinked as (
    select
        party_code,
        full_name,
    from links
    group by party_code, full_name, reference_name, person_id
    having count(distinct is_new) = 1
),

-- Where the office wins over the name, the link is that of the name on record.
holders as (
    select distinct
        conflicts.party_code,
        conflicts.full_name,
    from {{ ref('int_name_conflicts') }} as conflicts
    inner join relinked on conflicts.party_code = relinked.party_code and conflicts.holder_name = relinked.full_name
),

names as (
    select * from relinked
    union
    select * from holders
    union
    select
        party_code,
        full_name,
    from {{ changed_rows('int_name_conflicts') }}
)

select scope_key from {{ ref('chg_articles') }}
union
select report_persons.article_id as scope_key
from {{ ref('stg_report_persons') }} as report_persons
inner join names on coalesce(report_persons.party_code, '') = names.party_code and report_persons.full_name = names.full_name
{% endcall %}
