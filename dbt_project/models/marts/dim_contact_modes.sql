with codes as (
    select * from {{ ref('contact_modes') }}
)

select
    cast(code as varchar) as contact_mode_code,
    cast(name as varchar) as contact_mode_name,
    cast(definition as varchar) as definition,
    cast(plover_code as varchar) as plover_code,
    cast(cameo_code as varchar) as cameo_code,
from codes
