with places as (
    select * from {{ ref('int_places') }}
),

party_aliases as (
    select * from {{ ref('party_aliases') }}
),

printed_names as (
    select
        place_id,
        unnest(list_concat([place_name, ascii_name], coalesce(string_split(alternate_names, '|'), []))) as printed_name,
    from places

    union all

    select
        party_code as place_id,
        alias as printed_name,
    from party_aliases
    where alias_kind = 'name'
),

folded_names as (
    select
        place_id,
        {{ fold_text("printed_name") }} as folded_name,
    from printed_names
)

select distinct
    folded_names.folded_name,
    places.place_id,
    places.country_code,
    places.place_kind,
    places.population,
from folded_names
inner join places on folded_names.place_id = places.place_id
where folded_names.folded_name <> ''
