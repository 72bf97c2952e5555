with source as (
    select * from {{ source('staging', 'agreement_reports') }}
)

select
    report_id,
    article_id,
    agreement_type_code,
    status_code,
    title,
    subject,
    start_date,
    end_date,
    date_precision,
    date_text,
    date_basis,
    date_hint,
    amount,
    currency_code,
    period_start,
    period_end,
    place_name,
    place_country_code,
    is_background,
    attributed_to,
    confidence,
    extractor_version,
from source
