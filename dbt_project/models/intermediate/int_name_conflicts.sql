{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='full_name') }}
{#- The office wins over the name where a certain term says who held it: the printed name belongs to somebody else. -#}
with sightings as (
    select * from {{ ref('int_person_sightings') }}
    where not is_former and office_code in {{ sql_list(var('single_holder_offices')) }}
),

holders as (
    select * from {{ ref('int_reference_holders') }}
),

namesakes as (
    select * from {{ ref('int_reference_holders') }}
),

printed as (
    select distinct
        full_name,
        party_code,
        office_code,
        level_code,
        published_date,
    from sightings
),

named as (
    select
        *,
        {{ name_words("full_name") }} as name_words,
    from printed
),

compared as (
    select
        named.full_name,
        named.party_code,
        named.office_code,
        named.published_date,
        named.name_words,
        holders.person_name as holder_name,
        holders.valid_to,
        named.office_code = holders.office_code
        and coalesce(
            named.published_date between holders.valid_from and coalesce(holders.valid_to, cast('{{ var("dates_to") }}' as date)), false
        ) as is_in_office,
        named.office_code = holders.office_code
        and list_has_any(named.name_words, list_filter(holders.name_words, lambda word: not list_contains(holders.family_words, word)))
            as shares_given_name,
        -- The holder is named if every telling word of the shorter name is in the longer one.
        len(list_filter(named.name_words, lambda word: len(list_filter(
            holders.name_words, lambda other: {{ same_name_word("word", "other") }}
        )) > 0)) >= least(len(named.name_words), len(holders.name_words)) as is_named,
        -- The holder's own surname with another given name is a nickname, a relative or a deputy, not a conflict.
        list_has_any(named.name_words, holders.family_words) as is_of_the_name,
    from named
    inner join holders on named.party_code = holders.party_code and named.level_code = holders.level_code
),

contradicted as (
    select
        full_name,
        party_code,
        office_code,
        published_date,
        any_value(name_words) as name_words,
        count(distinct holder_name) filter (where is_in_office) as holder_count,
        min(holder_name) filter (where is_in_office) as holder_name,
        bool_or(is_in_office and valid_to is not null) as is_closed_term,
        count(distinct holder_name) filter (where shares_given_name) as given_name_count,
        min(holder_name) filter (where shares_given_name) as given_name_holder,
    from compared
    group by full_name, party_code, office_code, published_date
    having not bool_or(is_named or is_of_the_name)
),

-- Another person on record with that surname; one who is in some office at the date may well act in this one, or is meant by a bare
-- surname: "President von der Leyen" is none of the Council's.
other_persons as (
    select
        contradicted.full_name,
        contradicted.party_code,
        contradicted.office_code,
        contradicted.published_date,
        bool_or(list_has_all(contradicted.name_words, namesakes.name_words)) as is_namesake_in_full,
    from contradicted
    inner join namesakes on contradicted.party_code = namesakes.party_code
    where
        list_has_any(contradicted.name_words, namesakes.family_words)
        and not (
            (
                list_has_all(contradicted.name_words, namesakes.name_words)
                or list_has_all(namesakes.name_words, contradicted.name_words)
            )
            and coalesce(
                contradicted.published_date
                between namesakes.valid_from and coalesce(namesakes.valid_to, cast('{{ var("dates_to") }}' as date)),
                false
            )
        )
    group by contradicted.full_name, contradicted.party_code, contradicted.office_code, contradicted.published_date
)

select
    contradicted.full_name,
    contradicted.party_code,
    contradicted.office_code,
    contradicted.published_date,
    case when contradicted.holder_count = 1 then contradicted.holder_name else contradicted.given_name_holder end as holder_name,
    case
        when contradicted.holder_count = 1 then 'the holder on record at the date; the printed name is that of a namesake'
        else 'no date: the only holder of the office with this given name; the printed surname is that of a namesake'
    end as reason,
from contradicted
inner join other_persons
    on
        contradicted.full_name = other_persons.full_name
        and contradicted.party_code = other_persons.party_code
        and contradicted.office_code = other_persons.office_code
        and contradicted.published_date is not distinct from other_persons.published_date
where
    (
        contradicted.holder_count = 1
        and (
            contradicted.is_closed_term
            or other_persons.is_namesake_in_full
            or contradicted.given_name_holder = contradicted.holder_name
        )
    )
    or (contradicted.published_date is null and contradicted.given_name_count = 1)
