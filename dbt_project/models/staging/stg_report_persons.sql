with source as (
    select * from {{ source('staging', 'report_persons') }}
)

select
    report_id,
    article_id,
    event_family,
    printed_name,
    full_name,
    party_code,
    office_title,
    office_code,
    level_code,
    role,
    char_start,
    char_end,
from source
