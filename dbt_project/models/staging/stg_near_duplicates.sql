with source as (
    select * from {{ source('raw', 'near_duplicates') }}
)

select
    article_id_a,
    article_id_b,
    similarity,
from source
