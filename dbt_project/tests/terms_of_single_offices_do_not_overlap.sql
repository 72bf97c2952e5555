with terms as (
    select * from {{ ref('dim_office_holders') }}
    where office_code in {{ sql_list(var('single_holder_offices')) }} and not is_on_record
)

select
    earlier.party_code,
    earlier.office_code,
    earlier.person_name,
    later.person_name as other_person_name,
from terms as earlier
inner join terms as later
    on
        earlier.party_code = later.party_code
        and earlier.office_code = later.office_code
        and earlier.valid_from < later.valid_from
        and coalesce(earlier.valid_to, later.valid_from) >= later.valid_from
