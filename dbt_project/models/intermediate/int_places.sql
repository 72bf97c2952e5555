with places as (
    select * from {{ ref('places') }}
),

parties as (
    select * from {{ ref('parties') }}
),

towns as (
    select
        cast(place_id as varchar) as place_id,
        place_name,
        ascii_name,
        cast(alternate_names as varchar) as alternate_names,
        country_code,
        cast(latitude as double) as latitude,
        cast(longitude as double) as longitude,
        cast(population as bigint) as population,
        place_kind,
    from places
),

countries as (
    select
        party_code as place_id,
        party_name as place_name,
        party_name as ascii_name,
        cast(null as varchar) as alternate_names,
        party_code as country_code,
        cast(latitude as double) as latitude,
        cast(longitude as double) as longitude,
        cast(null as bigint) as population,
        'country' as place_kind,
    from parties
    where party_kind = 'country'
)

select * from towns
union all
select * from countries
