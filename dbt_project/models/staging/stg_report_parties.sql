with source as (
    select * from {{ source('staging', 'report_parties') }}
)

select
    report_id,
    article_id,
    event_family,
    party_code,
    role,
    char_start,
    char_end,
from source
