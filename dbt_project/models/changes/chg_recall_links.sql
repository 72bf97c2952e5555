{#- Reports without a day that choose again among the dated events: those with other candidates, and those that an article sets
    against them - an article that tells an event already means another one with a second report. -#}
{% call only_in_partial_builds() %}
with recursive changed_profiles as (
    select profile_id from {{ changed_rows('int_recall_candidates') }}
    union
    select scope_key from {{ ref('chg_profiles') }}
    where scope_key not in (select profile_id from {{ ref('int_dated_clusters') }})
),

report_profiles as (
    select
        profile_id,
        article_id,
    from {{ ref('int_report_profiles') }}
),

unsettled_articles as (
    select article_id from report_profiles
    where profile_id in (from changed_profiles)
    union
    select article_id from report_profiles
    where profile_id in (select profile_id from {{ changed_rows('int_dated_clusters') }})
    union
    select scope_key from {{ ref('chg_person_articles') }}
),

claims as (
    select distinct
        candidates.profile_id,
        candidates.leader_id,
        report_profiles.article_id,
    from {{ ref('int_recall_candidates') }} as candidates
    inner join report_profiles on candidates.profile_id = report_profiles.profile_id
    where not candidates.is_refused
),

contested as materialized (
    select * from claims
    qualify count(*) over (partition by leader_id, article_id) > 1
),

rivals as materialized (
    select distinct
        one.profile_id,
        other.profile_id as rival_id,
    from contested as one
    inner join contested as other
        on one.leader_id = other.leader_id and one.article_id = other.article_id and one.profile_id <> other.profile_id
),

reached as (
    select profile_id as scope_key from changed_profiles
    union
    select profile_id from report_profiles
    where article_id in (from unsettled_articles)
    union
    select rivals.rival_id
    from reached
    inner join rivals on reached.scope_key = rivals.profile_id
)

select scope_key from reached
{% endcall %}
