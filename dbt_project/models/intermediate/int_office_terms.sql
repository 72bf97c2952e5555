{#- Who held which office when, from what articles print and the terms on record. A lone sighting between two sightings
    of another holder is a slip, not a term; where one person holds the office at a time, a new holder ends the old term. -#}
with sightings as (
    select * from {{ ref('int_person_sightings') }}
    where is_office_observation and not is_former and published_date is not null and party_code is not null
),

conflicts as (
    select * from {{ ref('int_name_conflicts') }}
),

links as (
    select * from {{ ref('int_person_links') }}
),

reference_holders as (
    select * from {{ ref('int_reference_holders') }}
),

observed as (
    select
        links.person_id,
        sightings.party_code,
        sightings.office_code,
        sightings.canonical_office_title as office_title,
        sightings.level_code,
        sightings.published_date as seen_date,
        sightings.published_date as last_date,
        cast(null as date) as ended_date,
        1 as article_count,
        false as is_on_record,
    from sightings
    inner join links
        on sightings.party_code = links.party_code and sightings.full_name = links.full_name and links.reference_name is null
    left join conflicts
        on
            sightings.full_name = conflicts.full_name
            and sightings.party_code = conflicts.party_code
            and sightings.office_code = conflicts.office_code
            and sightings.published_date is not distinct from conflicts.published_date
    where conflicts.full_name is null and sightings.level_code is not null
),

recorded as (
    select
        links.person_id,
        reference_holders.party_code,
        reference_holders.office_code,
        reference_holders.office_title,
        reference_holders.level_code,
        reference_holders.valid_from as seen_date,
        coalesce(reference_holders.valid_to, reference_holders.valid_from) as last_date,
        reference_holders.valid_to as ended_date,
        0 as article_count,
        true as is_on_record,
    from reference_holders
    inner join links
        on
            reference_holders.party_code = links.party_code
            and reference_holders.person_name = links.full_name
            and links.reference_name is not null
),

-- What falls inside a term on record of the same person is evidence for that term.
absorbed as (
    select
        recorded.person_id,
        recorded.party_code,
        recorded.office_code,
        recorded.seen_date,
        count(*) as article_count,
        max(observed.seen_date) as last_date,
    from recorded
    inner join observed
        on
            recorded.person_id = observed.person_id
            and recorded.party_code = observed.party_code
            and recorded.office_code = observed.office_code
            and recorded.seen_date <= observed.seen_date
            and (recorded.ended_date is null or observed.seen_date <= recorded.ended_date + 31)
    group by recorded.person_id, recorded.party_code, recorded.office_code, recorded.seen_date
),

unrecorded as (
    select observed.*
    from observed
    left join recorded
        on
            observed.person_id = recorded.person_id
            and observed.party_code = recorded.party_code
            and observed.office_code = recorded.office_code
            and observed.seen_date >= recorded.seen_date
            and (observed.seen_date <= recorded.ended_date + 31 or recorded.ended_date is null)
    where recorded.person_id is null
),

sequence as (
    select
        person_id,
        party_code,
        office_code,
        office_title,
        level_code,
        seen_date,
        last_date,
        ended_date,
        article_count,
        is_on_record,
    from unrecorded

    union all

    select
        recorded.person_id,
        recorded.party_code,
        recorded.office_code,
        recorded.office_title,
        recorded.level_code,
        recorded.seen_date,
        greatest(recorded.last_date, coalesce(absorbed.last_date, recorded.last_date)) as last_date,
        recorded.ended_date,
        coalesce(absorbed.article_count, 0) as article_count,
        true as is_on_record,
    from recorded
    left join absorbed
        on
            recorded.person_id = absorbed.person_id
            and recorded.party_code = absorbed.party_code
            and recorded.office_code = absorbed.office_code
            and recorded.seen_date = absorbed.seen_date
),

-- A sighting of somebody else inside a term on record contradicts it: the record stands.
covered as (
    select distinct
        sequence.person_id,
        sequence.party_code,
        sequence.office_code,
        sequence.seen_date,
    from sequence
    inner join recorded
        on
            sequence.party_code = recorded.party_code
            and sequence.office_code = recorded.office_code
            and sequence.person_id <> recorded.person_id
            and sequence.seen_date between recorded.seen_date and recorded.ended_date
    where not sequence.is_on_record and sequence.office_code in {{ sql_list(var('single_holder_offices')) }}
),

stepped as (
    select
        sequence.*,
        sequence.office_code in {{ sql_list(var('single_holder_offices')) }} as is_single_holder,
        -- Offices held by many at a time have one sequence for each person.
        case when sequence.office_code in {{ sql_list(var('single_holder_offices')) }} then '' else sequence.person_id end as lane,
    from sequence
    left join covered
        on
            sequence.person_id = covered.person_id
            and sequence.party_code = covered.party_code
            and sequence.office_code = covered.office_code
            and sequence.seen_date = covered.seen_date
    where covered.person_id is null
),

neighboured as (
    select
        *,
        lag(person_id) over lane_order as previous_person_id,
        lead(person_id) over lane_order as next_person_id,
    from stepped
    window lane_order as (partition by party_code, office_code, lane order by seen_date asc, is_on_record desc, person_id asc)
),

steady as (
    select * from neighboured
    where is_on_record or previous_person_id is distinct from next_person_id or previous_person_id is null or previous_person_id = person_id
),

followed as (
    select
        * exclude (previous_person_id, next_person_id),
        lag(person_id) over lane_order as previous_person_id,
        lag(ended_date) over lane_order as previous_ended_date,
    from steady
    window lane_order as (partition by party_code, office_code, lane order by seen_date asc, is_on_record desc, person_id asc)
),

marked as (
    select
        *,
        case
            when previous_person_id is null or previous_person_id <> person_id or is_on_record or previous_ended_date is not null then 1
            else 0
        end as is_new_term,
    from followed
),

terms as (
    select
        *,
        sum(is_new_term) over (
            partition by party_code, office_code, lane order by seen_date asc, is_on_record desc, person_id asc
            rows between unbounded preceding and current row
        ) as term_number,
    from marked
),

gathered as (
    select
        person_id,
        party_code,
        office_code,
        lane,
        term_number,
        any_value(office_title) as office_title,
        any_value(level_code) as level_code,
        bool_or(is_single_holder) as is_single_holder,
        min(seen_date) as valid_from,
        max(last_date) as last_seen_date,
        max(ended_date) as ended_date,
        sum(article_count) as evidence_count,
        bool_or(is_on_record) as is_on_record,
    from terms
    group by person_id, party_code, office_code, lane, term_number
)

select
    person_id,
    party_code,
    office_code,
    office_title,
    level_code,
    valid_from,
    coalesce(
        ended_date,
        case
            when is_single_holder
                then lead(valid_from) over (partition by party_code, office_code, lane order by valid_from asc, term_number asc) - 1
        end
    ) as valid_to,
    last_seen_date,
    evidence_count,
    is_on_record,
from gathered
