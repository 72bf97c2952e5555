with codes as (
    select * from {{ ref('contact_levels') }}
)

select
    cast(code as varchar) as contact_level_code,
    cast(name as varchar) as contact_level_name,
    cast(definition as varchar) as definition,
    cast(rank as integer) as level_rank,
from codes
