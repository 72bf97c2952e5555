with source as (
    select * from {{ source('staging', 'crisis_reports') }}
)

select
    report_id,
    article_id,
    crisis_type_code,
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
    attributed_to,
    time_of_day,
    confidence,
    extractor_version,
from source
