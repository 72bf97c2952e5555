with codes as (
    select * from {{ ref('statuses') }}
)

select
    cast(family as varchar) as event_family,
    cast(status_code as varchar) as status_code,
    cast(rank as integer) as status_rank,
    cast(definition as varchar) as definition,
from codes
