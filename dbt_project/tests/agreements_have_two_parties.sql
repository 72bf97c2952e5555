with agreements as (
    select * from {{ ref('fct_agreements') }}
),

agreement_parties as (
    select * from {{ ref('bridge_agreement_parties') }}
)

select
    agreements.agreement_id,
    count(agreement_parties.party_code) as party_count,
from agreements
left join agreement_parties on agreements.agreement_id = agreement_parties.agreement_id
group by agreements.agreement_id
having count(agreement_parties.party_code) < 2
