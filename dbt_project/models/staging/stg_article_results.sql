with source as (
    select * from {{ source('staging', 'article_results') }}
)

select
    article_id,
    status,
    error,
    sentence_count,
    gated_sentence_count,
    extractor_version,
    settings_hash,
from source
