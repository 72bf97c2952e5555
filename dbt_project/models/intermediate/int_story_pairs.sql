{#- What companions both leave without a day, compared among themselves. -#}
with profiles as (
    select * from {{ ref('int_profiles') }}
),

recall_links as (
    select profile_id from {{ ref('int_recall_links') }}
    union all
    select profile_id from {{ ref('int_story_links') }}
),

companions as (
    select * from {{ ref('int_companion_articles') }}
),

report_profiles as (
    select * from {{ ref('int_report_profiles') }}
),

blocks as (
    select * from {{ ref('int_profile_blocks') }}
    where date_class <> 'fine'
),

loose as (
    select blocks.*
    from blocks
    left join recall_links on blocks.profile_id = recall_links.profile_id
    where recall_links.profile_id is null
),

loose_articles as (
    select
        loose.profile_id,
        loose.block_key,
        loose.specificity_rank,
        loose.date_class,
        report_profiles.article_id,
    from loose
    inner join report_profiles on loose.profile_id = report_profiles.profile_id
),

pairs as (
    select distinct
        case when one.specificity_rank < other.specificity_rank then one.profile_id else other.profile_id end as first_id,
        case when one.specificity_rank < other.specificity_rank then other.profile_id else one.profile_id end as second_id,
    from loose_articles as one
    inner join companions on one.article_id = companions.article_id
    inner join loose_articles as other on companions.companion_id = other.article_id and one.block_key = other.block_key
    where one.profile_id <> other.profile_id and (one.date_class <> 'coarse' or other.date_class <> 'coarse')
),

{{ compare_profiles('pairs', 'profiles', 'profiles') }}

select
    compared.first_id,
    compared.second_id,
    compared.is_contradictory
    or not compared.is_same_status
    or compared.score < case
        when profiles.kind_code in {{ sql_list(var('single_act_types')) }} then {{ var('threshold_story_act') }}
        else {{ var('threshold_story') }}
    end as is_refused,
    compared.score,
    'told in the same story' || case when compared.reason <> '' then ': ' || compared.reason else '' end as reason,
from compared
inner join profiles on compared.second_id = profiles.profile_id
