with office_holders as (
    select * from {{ ref('office_holders') }}
),

offices as (
    select * from {{ ref('offices') }}
)

select
    office_holders.person_name,
    office_holders.family_name,
    office_holders.aliases,
    office_holders.office_code,
    offices.office_title,
    offices.level_code,
    office_holders.party_code,
    cast(office_holders.valid_from as date) as valid_from,
    cast(office_holders.valid_to as date) as valid_to,
    {{ name_words("office_holders.person_name") }} as name_words,
    {{ name_words("office_holders.family_name") }} as family_words,
from office_holders
inner join offices on office_holders.office_code = offices.office_code
