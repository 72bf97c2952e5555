{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='article_id', meta={'scope': 'chg_person_articles'}) }}
{#- Who and how much, folded to one list each, so that reports compare by list functions. -#}
with report_persons as (
    select * from {{ ref('int_report_persons') }}
    {{ in_scope('chg_person_articles', 'article_id') }}
),

report_quantities as (
    select * from {{ ref('stg_report_quantities') }}
    {{ in_scope('chg_person_articles', 'article_id') }}
),

persons as (
    select
        report_id,
        article_id,
        list_sort(list(distinct coalesce(party_code, '') || ':' || person_id)) as person_keys,
        list_sort(list(distinct coalesce(party_code, ''))) as person_parties,
        list_sort(list_distinct(flatten(list(
            list_transform(person_words, lambda word: coalesce(party_code, '') || ':' || word)
        )))) as name_keys,
        -- A surname that several persons of the party bear.
        list_sort(list(distinct coalesce(party_code, '') || ':' || person_words[1]) filter (where len(person_words) = 1)) as surname_keys,
    from report_persons
    group by report_id, article_id
),

quantities as (
    select
        report_id,
        article_id,
        -- "26 civilians dead" and "26 people killed" are one figure.
        list_sort(list(distinct cast(value as varchar) || ' ' || {{ measure_of('lower(unit)', var('quantity_measures')) }})) as quantity_keys,
    from report_quantities
    group by report_id, article_id
)

select
    coalesce(persons.report_id, quantities.report_id) as report_id,
    coalesce(persons.article_id, quantities.article_id) as article_id,
    coalesce(persons.person_keys, []) as person_keys,
    coalesce(persons.person_parties, []) as person_parties,
    coalesce(persons.name_keys, []) as name_keys,
    coalesce(persons.surname_keys, []) as surname_keys,
    coalesce(quantities.quantity_keys, []) as quantity_keys,
from persons
full outer join quantities on persons.report_id = quantities.report_id
