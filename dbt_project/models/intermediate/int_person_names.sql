with sightings as (
    select * from {{ ref('int_person_sightings') }}
),

conflicts as (
    select * from {{ ref('int_name_conflicts') }}
),

holders as (
    select * from {{ ref('int_reference_holders') }}
),

observed as (
    select
        sightings.party_code,
        sightings.full_name,
        sightings.office_code,
        sightings.near_duplicate_group_id,
    from sightings
    left join conflicts
        on
            sightings.full_name = conflicts.full_name
            and sightings.party_code = conflicts.party_code
            and sightings.office_code = conflicts.office_code
            and sightings.published_date is not distinct from conflicts.published_date
            and not sightings.is_former
    where conflicts.full_name is null
),

observed_names as (
    select
        coalesce(party_code, '') as party_code,
        full_name,
        cast(null as varchar) as reference_name,
        count(distinct near_duplicate_group_id) as article_count,
        list_sort(list(distinct office_code) filter (where office_code is not null)) as office_codes,
    from observed
    group by coalesce(party_code, ''), full_name
),

reference_names as (
    select
        party_code,
        unnest(list_concat([person_name], coalesce(string_split(aliases, '|'), []))) as full_name,
        person_name as reference_name,
        office_code,
    from holders
),

names as (
    select * from observed_names
    union all
    select
        party_code,
        full_name,
        min(reference_name) as reference_name,
        0 as article_count,
        list_sort(list(distinct office_code)) as office_codes,
    from reference_names
    where full_name <> ''
    group by party_code, full_name
),

worded as (
    select
        *,
        {{ name_words("full_name") }} as telling_words,
        string_split({{ fold_text("full_name") }}, ' ') as folded_words,
    from names
),

keyed as (
    select
        *,
        case when len(telling_words) > 0 then telling_words else folded_words end as name_words,
    from worded
)

select
    {{ content_id(["party_code", "array_to_string(list_sort(name_words), ' ')"]) }} as name_id,
    party_code,
    full_name,
    reference_name,
    article_count,
    coalesce(office_codes, []) as office_codes,
    list_sort(name_words) as name_words,
    -- Consonants survive transliteration: names are compared only where one word has the same.
    list_distinct(list_transform(name_words, lambda word: left(word, 1) || regexp_replace(substr(word, 2), '[aeiouyhv]', '', 'g')))
        as skeletons,
from keyed
