with source as (
    select * from {{ source('staging', 'report_topics') }}
)

select
    report_id,
    article_id,
    topic_code,
    topic_text,
    char_start,
    char_end,
from source
