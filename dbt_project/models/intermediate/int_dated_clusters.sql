{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='profile_id', meta={'scope': 'chg_dated_profiles'}) }}
with profiles as (
    select * from {{ ref('int_profiles') }}
    where date_class = 'fine' {{ in_scope('chg_dated_profiles', 'profile_id', joint='and') }}
),

accepted_pairs as (
    select * from {{ ref('int_dated_pairs') }}
    where not is_refused {{ in_scope('chg_dated_profiles', 'first_id', joint='and') }}
),

report_profiles as (
    select * from {{ ref('int_report_profiles') }}
    {{ in_scope('chg_dated_profiles', 'profile_id') }}
),

-- An article that tells both days tells two contacts: neither is a slip of the other.
both_ways as (
    select
        first_id as one_id,
        second_id as other_id,
        is_day_apart,
    from accepted_pairs
    union all
    select
        second_id as one_id,
        first_id as other_id,
        is_day_apart,
    from accepted_pairs
),

told_apart as (
    select distinct
        day_apart.one_id,
        day_apart.other_id,
    from both_ways as day_apart
    inner join report_profiles as telling on day_apart.other_id = telling.profile_id
    inner join report_profiles as told_too on telling.article_id = told_too.article_id
    inner join both_ways as same_day on told_too.profile_id = same_day.other_id and day_apart.one_id = same_day.one_id
    where day_apart.is_day_apart and not same_day.is_day_apart
),

dated_pairs as (
    select accepted_pairs.*
    from accepted_pairs
    left join told_apart
        on
            (accepted_pairs.first_id = told_apart.one_id and accepted_pairs.second_id = told_apart.other_id)
            or (accepted_pairs.first_id = told_apart.other_id and accepted_pairs.second_id = told_apart.one_id)
    where told_apart.one_id is null
),

nodes as materialized (
    select
        profile_id as node_id,
        specificity_rank as node_rank,
        time_of_day,
        -- What was planned may have been moved.
        case
            when place_kind in ('city', 'capital') and status_code not in {{ sql_list(var('prospective_statuses')) }} then place_key
        end as town_key,
        place_code,
        case when kind_code = 'phone_call' then kind_code when kind_code in ('meeting', 'visit') then 'meeting' end as mode_key,
    from profiles
    where profile_id in (select first_id from dated_pairs) or profile_id in (select second_id from dated_pairs)
),

pairs as (
    select
        first_id as leader_id,
        second_id as node_id,
        score,
    from dated_pairs
),

-- Two reports of one article are two events: the extractor has already joined what the article tells twice.
exclusives as materialized (
    select distinct
        report_profiles.profile_id as node_id,
        report_profiles.article_id as exclusive_key,
    from report_profiles
    inner join nodes on report_profiles.profile_id = nodes.node_id
),

{{ leader_clusters('nodes', 'pairs', exclusives='exclusives', facets=['time_of_day', 'town_key', 'mode_key']) }}

select
    profiles.profile_id,
    coalesce(clusters.leader_id, profiles.profile_id) as leader_id,
    clusters.score,
    case when clusters.leader_id <> profiles.profile_id then dated_pairs.reason end as reason,
from profiles
left join clusters on profiles.profile_id = clusters.node_id
left join dated_pairs on clusters.leader_id = dated_pairs.first_id and clusters.node_id = dated_pairs.second_id
