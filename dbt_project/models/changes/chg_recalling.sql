{#- Reports without a day may mean other events once an event changes: those compared with it before, those whose days it falls into,
    and those that share a telling word with it, since a word tells only while few events have it. -#}
{% call only_in_partial_builds() %}
with changed_leaders as (
    select scope_key as leader_id from {{ ref('chg_leaders') }}
),

loose_blocks as (
    {{ loose_blocks(ref('int_profile_blocks')) }}
),

members as (
    select
        leader_id,
        profile_id,
    from {{ ref('int_dated_clusters') }}
    where leader_id in (from changed_leaders)
    union
    select
        leader_id,
        profile_id,
    from {{ changed_rows('int_dated_clusters') }}
),

leader_blocks as (
    select
        members.leader_id,
        blocks.block_key,
    from members
    inner join {{ ref('int_profile_blocks') }} as blocks on members.profile_id = blocks.profile_id
    union
    select
        members.leader_id,
        blocks.block_key,
    from members
    inner join {{ changed_rows('int_profile_blocks') }} as blocks on members.profile_id = blocks.profile_id
),

leader_evidence as (
    select
        members.leader_id,
        evidence.evidence_key,
    from members
    inner join {{ ref('int_profile_evidence') }} as evidence on members.profile_id = evidence.profile_id
    union
    select
        members.leader_id,
        evidence.evidence_key,
    from members
    inner join {{ changed_rows('int_profile_evidence') }} as evidence on members.profile_id = evidence.profile_id
),

leader_words as (
    select distinct
        leader_blocks.block_key,
        leader_evidence.evidence_key,
    from leader_blocks
    inner join leader_evidence on leader_blocks.leader_id = leader_evidence.leader_id
),

leader_days as (
    select distinct
        leader_blocks.block_key,
        dated_events.start_date,
    from leader_blocks
    inner join {{ ref('int_dated_events') }} as dated_events on leader_blocks.leader_id = dated_events.profile_id
)

select scope_key from {{ ref('chg_profiles') }}
union
select profile_id from {{ as_built_before('intermediate', 'int_recall_candidates') }}
where leader_id in (from changed_leaders)
union
select loose_blocks.profile_id
from loose_blocks
inner join leader_days on loose_blocks.block_key = leader_days.block_key
where not loose_blocks.is_far and leader_days.start_date between loose_blocks.earliest_date and loose_blocks.latest_date
union
select loose_blocks.profile_id
from loose_blocks
inner join {{ ref('int_profile_evidence') }} as evidence on loose_blocks.profile_id = evidence.profile_id
inner join leader_words on loose_blocks.block_key = leader_words.block_key and evidence.evidence_key = leader_words.evidence_key
where loose_blocks.is_far
{% endcall %}
