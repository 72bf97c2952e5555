with office_terms as (
    select * from {{ ref('int_office_terms') }}
),

persons as (
    select * from {{ ref('int_persons') }}
)

select
    {{ content_id(["office_terms.person_id", "office_terms.office_code", "office_terms.party_code", "office_terms.valid_from"]) }}
        as office_holder_id,
    office_terms.person_id,
    persons.person_name,
    office_terms.office_code,
    office_terms.office_title,
    office_terms.level_code,
    office_terms.party_code,
    office_terms.valid_from,
    office_terms.valid_to,
    office_terms.valid_to is null as is_current,
    cast(office_terms.evidence_count as bigint) as evidence_count,
    office_terms.last_seen_date,
    office_terms.is_on_record,
from office_terms
inner join persons on office_terms.person_id = persons.person_id
