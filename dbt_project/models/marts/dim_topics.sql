with topics as (
    select * from {{ ref('topics') }}
)

select
    cast(topic_code as varchar) as topic_code,
    cast(topic_name as varchar) as topic_name,
    replace(cast(keywords as varchar), '|', ', ') as keywords,
from topics
