with source as (
    select * from {{ source('staging', 'report_quantities') }}
)

select
    report_id,
    article_id,
    value,
    unit,
    qualifier,
    is_cumulative,
    as_of_date,
    char_start,
    char_end,
from source
