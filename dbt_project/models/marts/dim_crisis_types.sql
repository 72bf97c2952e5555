with codes as (
    select * from {{ ref('crisis_types') }}
)

select
    cast(code as varchar) as crisis_type_code,
    cast(name as varchar) as crisis_type_name,
    cast(definition as varchar) as definition,
    cast(plover_code as varchar) as plover_code,
    cast(cameo_code as varchar) as cameo_code,
from codes
