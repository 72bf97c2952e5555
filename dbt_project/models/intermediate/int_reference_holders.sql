with holders as (
    select * from {{ ref('office_holders') }}
),

offices as (
    select * from {{ ref('offices') }}
),

-- A column without any value would be read as numbers.
office_holders as (
    select
        cast(person_name as varchar) as person_name,
        cast(family_name as varchar) as family_name,
        cast(aliases as varchar) as aliases,
        cast(office_code as varchar) as office_code,
        cast(party_code as varchar) as party_code,
        cast(cast(valid_from as varchar) as date) as valid_from,
        cast(cast(valid_to as varchar) as date) as valid_to,
    from holders
)

select
    office_holders.person_name,
    office_holders.family_name,
    office_holders.aliases,
    office_holders.office_code,
    offices.office_title,
    offices.level_code,
    office_holders.party_code,
    office_holders.valid_from,
    office_holders.valid_to,
    {{ name_words("office_holders.person_name") }} as name_words,
    {{ name_words("office_holders.family_name") }} as family_words,
from office_holders
inner join offices on office_holders.office_code = offices.office_code
