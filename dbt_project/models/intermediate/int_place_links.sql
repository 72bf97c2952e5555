with contact_reports as (
    select * from {{ ref('stg_contact_reports') }}
),

agreement_reports as (
    select * from {{ ref('stg_agreement_reports') }}
),

crisis_reports as (
    select * from {{ ref('stg_crisis_reports') }}
),

place_names as (
    select * from {{ ref('int_place_names') }}
),

mentioned as (
    select
        place_name,
        place_country_code,
    from contact_reports
    union
    select
        place_name,
        place_country_code,
    from agreement_reports
    union
    select
        place_name,
        place_country_code,
    from crisis_reports
),

folded as (
    select
        place_name,
        place_country_code,
        regexp_replace({{ fold_text("place_name") }}, '^the ', '') as folded_name,
    from mentioned
    where place_name is not null
),

candidates as (
    select
        folded.place_name,
        folded.place_country_code,
        folded.folded_name,
        place_names.place_id,
        place_names.place_kind,
        place_names.country_code,
        row_number() over (
            partition by folded.place_name, folded.place_country_code
            order by
                place_names.place_kind = 'country' desc,
                place_names.place_kind = 'capital' desc,
                place_names.population desc nulls last,
                place_names.place_id asc
        ) as candidate_rank,
    from folded
    left join place_names
        on
            folded.folded_name = place_names.folded_name
            and (folded.place_country_code is null or folded.place_country_code = place_names.country_code)
)

-- A name that the gazetteer lacks is its own place: it still tells two events apart.
select
    place_name,
    place_country_code,
    place_id,
    coalesce(place_kind, 'unknown') as place_kind,
    coalesce(place_country_code, country_code) as resolved_country_code,
    coalesce(place_id, folded_name) as place_key,
from candidates
where candidate_rank = 1
