with parties as (
    select * from {{ ref('parties') }}
),

memberships as (
    select * from {{ ref('party_memberships') }}
),

organisations as (
    select
        party_code,
        string_agg(organisation_code, ', ' order by organisation_code) as membership_codes,
        count(*) as membership_count,
    from memberships
    group by party_code
)

select
    cast(parties.party_code as varchar) as party_code,
    parties.party_name,
    -- A group (G7) is an organisation to those who count parties; its own kind is kept beside.
    case when parties.party_kind = 'country' then 'country' else 'organisation' end as party_kind,
    parties.party_kind as party_subkind,
    parties.region,
    parties.subregion,
    cast(parties.iso2 as varchar) as iso2_code,
    parties.capital_name,
    cast(parties.latitude as double) as latitude,
    cast(parties.longitude as double) as longitude,
    parties.currency_code,
    organisations.membership_codes,
    coalesce(organisations.membership_count, 0) as membership_count,
from parties
left join organisations on parties.party_code = organisations.party_code
