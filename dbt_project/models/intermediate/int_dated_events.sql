{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='profile_id', meta={'scope': 'chg_leaders'}) }}
{#- What the dated reports of one event know together, in the shape of a profile: what an undated report is compared with. -#}
{% set is_settled = 'profiles.status_code not in ' ~ sql_list(var('prospective_statuses')) %}
{% set place_columns = ['place_code', 'place_kind'] %}
{% set person_columns = ['person_keys', 'person_parties', 'name_keys', 'surname_keys'] %}
with profiles as not materialized (
    select * from {{ ref('int_profiles') }}
),

clusters as not materialized (
    select * from {{ ref('int_dated_clusters') }}
    {{ in_scope('chg_leaders', 'leader_id') }}
),

leaders as (
    select profiles.*
    from profiles
    inner join clusters on profiles.profile_id = clusters.leader_id and clusters.leader_id = clusters.profile_id
),

gathered as (
    select
        clusters.leader_id,
        -- Whom a journey was to meet are not yet those of the meeting that was held.
        {%- for column in person_columns %}
            list_sort(list_distinct(flatten(coalesce(
                list(profiles.{{ column }}) filter (where {{ is_settled }}),
                list(profiles.{{ column }})
            )))) as {{ column }},
        {%- endfor %}
        list_sort(list_distinct(flatten(list(profiles.quantity_keys)))) as quantity_keys,
        list_sort(list_distinct(flatten(list(profiles.actor_codes)))) as actor_codes,
        list_sort(list_distinct(flatten(list(profiles.affected_codes)))) as affected_codes,
        min(profiles.time_of_day) as time_of_day,
        min(profiles.amount) as amount,
        min(profiles.currency_code) filter (where profiles.amount is not null) as currency_code,
        arg_min(profiles.status_code, profiles.specificity_rank) filter (where {{ is_settled }}) as settled_status_code,
        min(profiles.kind_code) filter (where profiles.kind_code <> 'talks') as stated_kind_code,
        -- A day that a report states is no day on which one was posted late.
        bool_or(not profiles.is_day_relative and profiles.start_date = profiles.end_date) as is_day_stated,
        case when min(profiles.place_key) = max(profiles.place_key) then min(profiles.place_key) end as place_key,
        -- The least of them, so that the order of rows cannot matter.
        {%- for column in place_columns %}
            min(profiles.{{ column }}) filter (where profiles.place_key is not null) as {{ column }},
        {%- endfor %}
    from clusters
    inner join profiles on clusters.profile_id = profiles.profile_id
    group by clusters.leader_id
    having count(*) > 1
)

select
    leaders.* replace (
        {%- for column in person_columns %}
            coalesce(gathered.{{ column }}, leaders.{{ column }}) as {{ column }},
        {%- endfor %}
        coalesce(gathered.quantity_keys, leaders.quantity_keys) as quantity_keys,
        coalesce(gathered.actor_codes, leaders.actor_codes) as actor_codes,
        coalesce(gathered.affected_codes, leaders.affected_codes) as affected_codes,
        coalesce(leaders.time_of_day, gathered.time_of_day) as time_of_day,
        leaders.is_day_relative and not coalesce(gathered.is_day_stated, false) as is_day_relative,
        coalesce(leaders.place_key, gathered.place_key) as place_key,
        {%- for column in place_columns %}
            case
                when leaders.place_key is null and gathered.place_key is not null then gathered.{{ column }} else leaders.{{ column }}
            end as {{ column }},
        {%- endfor %}
        coalesce(leaders.amount, gathered.amount) as amount,
        coalesce(leaders.currency_code, gathered.currency_code) as currency_code,
        case when leaders.kind_code = 'talks' then coalesce(gathered.stated_kind_code, 'talks') else leaders.kind_code end as kind_code,
        coalesce(gathered.settled_status_code, leaders.status_code) as status_code
    ),
from leaders
left join gathered on leaders.profile_id = gathered.leader_id
