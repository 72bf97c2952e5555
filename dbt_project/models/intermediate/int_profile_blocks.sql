{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='profile_id', meta={'scope': 'chg_profiles'}) }}
{#- Only profiles that share a block are compared: family, kind group and parties; a crisis has a block for each country it touches. -#}
with profiles as (
    select * from {{ ref('int_profiles') }}
    {{ in_scope('chg_profiles', 'profile_id') }}
),

keyed as (
    select
        profile_id,
        date_class,
        start_date,
        end_date,
        date_precision,
        published_date,
        is_background,
        status_code,
        specificity_rank,
        event_family = 'contact' and len(person_parties) > 1 as is_two_sided,
        event_family,
        kind_code,
        case
            when event_family = 'crisis' then list_distinct(list_concat(party_codes, list_filter([place_code], lambda code: code is not null)))
            else [party_key]
        end as block_parties,
        event_family || '|' || kind_group || '|' as block_prefix,
    from profiles
)

select
    * exclude (block_parties, block_prefix),
    block_prefix || unnest(case when len(block_parties) > 0 then block_parties else [''] end) as block_key,
from keyed
