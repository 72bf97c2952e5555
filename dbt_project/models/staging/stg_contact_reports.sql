with source as (
    select * from {{ source('staging', 'contact_reports') }}
)

select
    report_id,
    article_id,
    contact_mode_code,
    contact_level_code,
    status_code,
    start_date,
    end_date,
    date_precision,
    date_text,
    date_basis,
    date_hint,
    place_name,
    place_country_code,
    is_background,
    is_visit,
    attributed_to,
    initiator_party_code,
    time_of_day,
    confidence,
    extractor_version,
from source
