with source as (
    select * from {{ source('staging', 'date_mentions') }}
)

select
    article_id,
    char_start,
    char_end,
    date_text,
    start_date,
    end_date,
    date_precision,
    date_basis,
from source
