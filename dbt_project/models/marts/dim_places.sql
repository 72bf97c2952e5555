with places as (
    select * from {{ ref('int_places') }}
),

events as (
    select * from {{ ref('int_events') }}
),

event_counts as (
    select
        place_id,
        count(*) as event_count,
    from events
    where place_id is not null
    group by place_id
)

select
    places.place_id,
    places.place_name,
    places.country_code,
    places.place_kind,
    places.latitude,
    places.longitude,
    places.population,
    coalesce(event_counts.event_count, 0) as event_count,
from places
left join event_counts on places.place_id = event_counts.place_id
