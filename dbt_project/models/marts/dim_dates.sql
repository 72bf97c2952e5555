with days as (
    select cast(unnest(generate_series(
        cast('{{ var("dates_from") }}' as date), cast('{{ var("dates_to") }}' as date), interval 1 day
    )) as date) as calendar_date
)

select
    calendar_date,
    cast(year(calendar_date) as integer) as year_number,
    cast(quarter(calendar_date) as integer) as quarter_number,
    cast(month(calendar_date) as integer) as month_number,
    strftime(calendar_date, '%Y-%m') as month_code,
    cast(date_trunc('month', calendar_date) as date) as month_start_date,
    cast(isoyear(calendar_date) as integer) as iso_year_number,
    cast(weekofyear(calendar_date) as integer) as iso_week_number,
    cast(isodow(calendar_date) as integer) as weekday_number,
    dayname(calendar_date) as weekday_name,
    isodow(calendar_date) >= 6 as is_weekend,
from days
