{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='profile_id') }}
with all_profiles as (
    select * from {{ ref('int_profiles') }}
    where date_class <> 'fine'
),

recall_links as (
    select profile_id from {{ ref('int_recall_links') }}
    union all
    select profile_id from {{ ref('int_story_links') }}
),

profiles as (
    select all_profiles.*
    from all_profiles
    left join recall_links on all_profiles.profile_id = recall_links.profile_id
    where recall_links.profile_id is null
),

accepted_pairs as (
    select * from {{ ref('int_loose_pairs') }}
    where not is_refused
    union all
    select * from {{ ref('int_story_pairs') }}
    where not is_refused
),

-- A pair that both ways of looking accept counts once, by the better score.
loose_pairs as (
    select accepted_pairs.*
    from accepted_pairs
    inner join profiles as first_profile on accepted_pairs.first_id = first_profile.profile_id
    inner join profiles as second_profile on accepted_pairs.second_id = second_profile.profile_id
    qualify row_number() over (
        partition by accepted_pairs.first_id, accepted_pairs.second_id
        order by accepted_pairs.score desc, accepted_pairs.reason asc
    ) = 1
),

report_profiles as (
    select * from {{ ref('int_report_profiles') }}
),

nodes as materialized (
    select
        profile_id as node_id,
        specificity_rank as node_rank,
        time_of_day,
        case when place_kind in ('city', 'capital') and not is_standing then place_key end as town_key,
        place_code,
        case when kind_code = 'phone_call' then kind_code when kind_code in ('meeting', 'visit') then 'meeting' end as mode_key,
    from profiles
    where profile_id in (select first_id from loose_pairs) or profile_id in (select second_id from loose_pairs)
),

pairs as (
    select
        first_id as leader_id,
        second_id as node_id,
        score,
    from loose_pairs
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
    case when clusters.leader_id <> profiles.profile_id then loose_pairs.reason end as reason,
from profiles
left join clusters on profiles.profile_id = clusters.node_id
left join loose_pairs on clusters.leader_id = loose_pairs.first_id and clusters.node_id = loose_pairs.second_id
