{{ config(
    materialized='incremental', incremental_strategy='scoped_rows', unique_key=['first_id', 'second_id'],
    meta={'scope': 'chg_story_partners', 'scope_columns': ['first_id', 'second_id']}
) }}
{#- What companions both leave without a day, compared among themselves. -#}
{% set changed_profiles = keys_of('chg_story_partners') %}
with profiles as not materialized (
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

{% if is_incremental() %}
    changed_articles as (
        select article_id from report_profiles
        where profile_id in (from {{ changed_profiles }})
    ),

    -- Both of a pair ask: who is asked by a changed article asks it as well.
    asking as (
        select article_id from changed_articles
        union
        select companion_id from companions
        where article_id in (from changed_articles)
    ),
{% endif %}

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
    {%- if is_incremental() %}
        where report_profiles.article_id in (from asking)
    {%- endif %}
),

-- Companions first: of one block there may be thousands. Both ask, so each is the other's companion.
accompanied as materialized (
    select
        loose_articles.profile_id,
        loose_articles.block_key,
        loose_articles.specificity_rank,
        loose_articles.date_class,
        companions.companion_id,
    from loose_articles
    inner join companions on loose_articles.article_id = companions.article_id
),

pairs as (
    select distinct
        accompanied.profile_id as first_id,
        loose_articles.profile_id as second_id,
    from accompanied
    inner join loose_articles
        on accompanied.companion_id = loose_articles.article_id and accompanied.block_key = loose_articles.block_key
    where
        accompanied.specificity_rank < loose_articles.specificity_rank
        and (accompanied.date_class <> 'coarse' or loose_articles.date_class <> 'coarse')
        {%- if is_incremental() %}
            and (accompanied.profile_id in (from {{ changed_profiles }}) or loose_articles.profile_id in (from {{ changed_profiles }}))
        {%- endif %}
),

-- Found first: the rows of profiles are wide.
paired_profiles as (
    select * from profiles
    where profile_id in (select unnest([first_id, second_id]) from pairs)
),

{{ compare_profiles('pairs', 'paired_profiles', 'paired_profiles') }}

select
    compared.first_id,
    compared.second_id,
    compared.is_contradictory
    or not compared.is_same_stage
    or compared.score < case
        when profiles.kind_code in {{ sql_list(var('single_act_types')) }} then {{ var('threshold_story_act') }}
        else {{ var('threshold_story') }}
    end as is_refused,
    compared.score,
    'told in the same story' || case when compared.reason <> '' then ': ' || compared.reason else '' end as reason,
from compared
inner join profiles on compared.second_id = profiles.profile_id
