{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='profile_id', meta={'scope': 'chg_profiles'}) }}
{#- What tells a profile from others of its block: a person, a figure, an amount, a word of a title, a town. -#}
with profiles as (
    select * from {{ ref('int_profiles') }}
    {{ in_scope('chg_profiles', 'profile_id') }}
)

select
    profile_id,
    unnest(list_concat(
        person_keys,
        list_concat(
            list_transform(quantity_keys, lambda quantity_key: 'figure:' || quantity_key),
            list_concat(
                list_transform(title_words, lambda word: 'title:' || word),
                list_filter(
                    [
                        'amount:' || cast({{ rounded('amount') }} as varchar) || coalesce(currency_code, ''),
                        case when place_kind <> 'country' then 'place:' || place_key end,
                        case when is_standing then 'standing' end,
                        case
                            -- Attacks without a town or a figure are spoken of together.
                            when
                                (
                                    kind_code in {{ sql_list(var('lasting_crisis_types')) }}
                                    or (
                                        kind_code in ('armed_attack', 'air_strike')
                                        and len(quantity_keys) = 0 and coalesce(place_kind, 'country') = 'country'
                                    )
                                )
                                and (len(actor_codes) > 0 or kind_code in {{ sql_list(var('ongoing_crisis_types')) }})
                                and len(affected_codes) > 0
                                then 'sides:' || array_to_string(actor_codes, '+') || '>' || array_to_string(affected_codes, '+')
                        end,
                    ],
                    lambda evidence_key: evidence_key is not null
                )
            )
        )
    )) as evidence_key,
from profiles
