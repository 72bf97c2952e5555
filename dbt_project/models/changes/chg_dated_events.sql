{#- Dated events that a report without a day sees otherwise than before: because they are others, or because other words are read. Of an
    event that everybody tells, one more report is not read. -#}
{% call only_in_partial_builds() %}
with clusters as (
    select
        leader_id,
        profile_id,
    from {{ ref('int_dated_clusters') }}
    where leader_id in (from {{ ref('chg_leaders') }})
),

moved as (
    select distinct
        leader_id,
        profile_id,
    from {{ changed_rows('int_dated_clusters') }}
),

changed_reports as (
    select
        report_id,
        profile_id,
    from {{ changed_rows('int_report_profiles') }}
),

told as (
    select
        clusters.leader_id,
        report_profiles.report_id,
        moved.profile_id is null and changed_articles.scope_key is null and changed_reports.report_id is null as is_steady,
    from clusters
    inner join {{ ref('int_report_profiles') }} as report_profiles on clusters.profile_id = report_profiles.profile_id
    left join moved on clusters.leader_id = moved.leader_id and clusters.profile_id = moved.profile_id
    left join {{ ref('chg_articles') }} as changed_articles on report_profiles.article_id = changed_articles.scope_key
    left join (select distinct report_id from changed_reports) as changed_reports
        on report_profiles.report_id = changed_reports.report_id
),

-- Reports that went, or whose members did.
once_told as (
    select
        moved.leader_id,
        report_profiles.report_id,
    from moved
    inner join {{ ref('int_report_profiles') }} as report_profiles on moved.profile_id = report_profiles.profile_id
    union
    select
        members.leader_id,
        changed_reports.report_id,
    from changed_reports
    inner join (from moved union from clusters) as members on changed_reports.profile_id = members.profile_id
),

ranked as (
    select
        leader_id,
        is_steady,
        -- However the others have changed: after so many that have not, a report is not read.
        sum(cast(is_steady as integer)) over (partition by leader_id order by report_id) as steady_count,
    from (
        select * from told
        union all
        select
            leader_id,
            report_id,
            false as is_steady,
        from once_told
    )
)

select leader_id as scope_key
from ranked
where not is_steady and steady_count < {{ var('max_worded_reports') }}
union
select scope_key
from {{ ref('chg_telling_events') }}
{% endcall %}
