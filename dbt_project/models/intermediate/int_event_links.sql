{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='profile_id', meta={'scope': 'chg_linked_profiles'}) }}
{#- Every report and the event it was joined to, with the stage that decided, its score and its reason. -#}
with report_profiles as (
    select * from {{ ref('int_report_profiles') }}
    {{ in_scope('chg_linked_profiles', 'profile_id') }}
),

dated_clusters as (
    select * from {{ ref('int_dated_clusters') }}
    {{ in_scope('chg_linked_profiles', 'profile_id') }}
),

recall_links as (
    select * from {{ ref('int_recall_links') }}
    {{ in_scope('chg_linked_profiles', 'profile_id') }}
),

story_links as (
    select * from {{ ref('int_story_links') }}
    {{ in_scope('chg_linked_profiles', 'profile_id') }}
),

loose_clusters as (
    select * from {{ ref('int_loose_clusters') }}
    {{ in_scope('chg_linked_profiles', 'profile_id') }}
),

decided as (
    select
        profile_id,
        leader_id,
        score,
        reason,
        case when profile_id = leader_id then 'own' else 'same_days' end as link_kind,
    from dated_clusters

    union all

    select
        profile_id,
        leader_id,
        score,
        reason,
        'recalled' as link_kind,
    from recall_links

    union all

    select
        profile_id,
        leader_id,
        score,
        reason,
        'same_story' as link_kind,
    from story_links

    union all

    select
        profile_id,
        leader_id,
        score,
        reason,
        case when profile_id = leader_id then 'own' else 'undated_alike' end as link_kind,
    from loose_clusters
)

select
    report_profiles.report_id,
    report_profiles.article_id,
    report_profiles.profile_id,
    decided.leader_id as cluster_id,
    decided.link_kind,
    decided.score,
    decided.reason,
from report_profiles
inner join decided on report_profiles.profile_id = decided.profile_id
