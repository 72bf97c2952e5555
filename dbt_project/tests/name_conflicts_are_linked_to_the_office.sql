-- Never to a namesake: the person linked must have held the office on record.
with report_persons as (
    select * from {{ ref('int_report_persons') }}
    where is_name_conflict
),

office_holders as (
    select * from {{ ref('dim_office_holders') }}
    where is_on_record
)

select
    report_persons.report_id,
    report_persons.printed_name,
from report_persons
left join office_holders
    on
        report_persons.person_id = office_holders.person_id
        and report_persons.office_code = office_holders.office_code
        and report_persons.party_code = office_holders.party_code
where office_holders.person_id is null
