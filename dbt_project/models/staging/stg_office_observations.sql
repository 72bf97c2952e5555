with source as (
    select * from {{ source('staging', 'office_observations') }}
)

select
    article_id,
    printed_name,
    full_name,
    party_code,
    office_title,
    office_code,
    is_former,
    char_start,
    char_end,
from source
