{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='person_id') }}
with links as (
    select * from {{ ref('int_person_links') }}
)

select
    person_id,
    -- The name on record, else the spelling that most articles print.
    arg_min(full_name, (
        reference_name is null,
        coalesce(reference_name, '') <> full_name,
        not contains(full_name, ' '),
        -article_count,
        -length(full_name),
        full_name
    )) as person_name,
    nullif(min(party_code), '') as party_code,
    bool_or(reference_name is not null) as is_on_record,
    sum(article_count) as article_count,
    list_sort(list(distinct full_name) filter (where article_count > 0)) as observed_names,
from links
group by person_id
