with memberships as (
    select * from {{ ref('party_memberships') }}
)

select distinct
    cast(organisation_code as varchar) as organisation_code,
    cast(party_code as varchar) as party_code,
from memberships
