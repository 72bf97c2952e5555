with source as (
    select * from {{ source('raw', 'articles') }}
)

select
    article_id,
    source_uri,
    title,
    published_at,
    published_precision,
    publisher,
    language_code,
    text as article_text,
    content_hash,
    loaded_at,
    is_current,
from source
