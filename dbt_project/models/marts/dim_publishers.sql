with articles as (
    select * from {{ ref('stg_articles') }}
    where is_current and publisher is not null
)

select
    {{ content_id(["'publisher'", "publisher"]) }} as publisher_id,
    publisher as publisher_name,
    count(*) as article_count,
    cast(min(published_at) as date) as first_published_date,
    cast(max(published_at) as date) as last_published_date,
from articles
group by publisher
