select
    contact_id,
    party_a_code,
    party_b_code,
from {{ ref('fct_bilateral_contacts') }}
where party_a_code >= party_b_code
