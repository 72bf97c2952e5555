{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='profile_id', meta={'scope': 'chg_profiles'}) }}
with reports as (
    select * from {{ ref('int_reports') }}
),

report_profiles as (
    select * from {{ ref('int_report_profiles') }}
    {{ in_scope('chg_profiles', 'profile_id') }}
),

samples as (
    select
        profile_id,
        min(report_id) as report_id,
        min(turn_number) as turn_number,
    from report_profiles
    group by profile_id
),

profiles as (
    select
        samples.profile_id,
        samples.turn_number,
        reports.* exclude (
            report_id, article_id, near_duplicate_group_id, date_text, is_visit, attributed_to, initiator_party_code, confidence,
            lone_article_id, is_usable, subject, title, place_name, time_of_day
        ),
        -- "Last night" and "this evening" may be the same hour; the night and the morning of a raid are not.
        case
            when reports.event_family <> 'contact' then reports.time_of_day
            when reports.time_of_day = 'night' then 'evening'
            when reports.time_of_day = 'noon' then 'afternoon'
            else reports.time_of_day
        end as time_of_day,
    from samples
    inner join reports on samples.report_id = reports.report_id
)

select
    *,
    -- The most specific evidence leads; the id breaks ties, so that the order is one of content. It is written out as text, so that a
    -- profile's rank does not depend on which others there are.
    concat(
        {{ position_in("date_precision", ["day", "month", "year"]) }},
        '-',
        -- What was held tells apart the meetings that a plan announces together.
        cast(status_code in {{ sql_list(var('prospective_statuses')) }} as integer),
        '-',
        99 - (
            least(len(person_parties), 2)
            + cast(place_key is not null as integer)
            + cast(time_of_day is not null as integer)
            + cast(kind_code not in ('talks', 'other') as integer)
            + cast(coalesce(level_code, 'unknown') not in ('unknown', 'official') as integer)
            + cast(len(actor_codes) > 0 as integer)
            + cast(len(affected_codes) > 0 as integer)
            + cast(len(title_words) > 0 as integer)
            + cast(amount is not null as integer)
        ),
        '-',
        -- Of two calls told alike, the first told is the earlier one.
        lpad(cast(turn_number as varchar), 6, '0'),
        '-',
        profile_id
    ) as specificity_rank,
from profiles
