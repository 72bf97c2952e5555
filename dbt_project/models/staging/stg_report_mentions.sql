with source as (
    select * from {{ source('staging', 'report_mentions') }}
)

select
    mention_id,
    report_id,
    article_id,
    event_family,
    char_start,
    char_end,
    quote,
    rule_id,
    confidence,
    extractor_version,
from source
