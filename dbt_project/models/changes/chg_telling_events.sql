{#- Dated events that are another than before: in what their reports know together, in their days and blocks, or in what is telling about
    them. One more report that says the same changes none of it. -#}
{% call only_in_partial_builds() %}
with clusters as (
    select
        leader_id,
        profile_id,
    from {{ ref('int_dated_clusters') }}
    where leader_id in (from {{ ref('chg_leaders') }})
),

evidence as (
    select * from {{ ref('int_profile_evidence') }}
),

changed_evidence as (
    select
        profile_id,
        evidence_key,
    from {{ changed_rows('int_profile_evidence') }}
),

-- Members that came or went, or of which something else is telling now.
moved as (
    select
        leader_id,
        profile_id,
    from {{ changed_rows('int_dated_clusters') }}
    union
    select
        leader_id,
        profile_id,
    from clusters
    where profile_id in (select profile_id from changed_evidence)
),

steady as (
    from clusters anti join moved using (leader_id, profile_id)
),

moved_evidence as (
    select
        moved.leader_id,
        evidence.evidence_key,
    from moved
    inner join evidence on moved.profile_id = evidence.profile_id
    union
    select
        moved.leader_id,
        changed_evidence.evidence_key,
    from moved
    inner join changed_evidence on moved.profile_id = changed_evidence.profile_id
),

steady_evidence as (
    select
        steady.leader_id,
        evidence.evidence_key,
    from steady
    inner join evidence on steady.profile_id = evidence.profile_id
    where steady.leader_id in (select leader_id from moved_evidence)
)

select leader_id as scope_key
from (from moved_evidence anti join steady_evidence using (leader_id, evidence_key))
union
select profile_id
from {{ changed_rows('int_dated_events') }}
union
select leader_id
from {{ changed_rows('int_event_blocks') }}
{% endcall %}
