{#- What is compared again: reports without a day that changed, dated events that they see otherwise, and reports that share something
    telling with an event that changed, since it tells only while few events have it. -#}
{% call only_in_partial_builds() %}
with changed_leaders as (
    select scope_key as leader_id from {{ ref('chg_telling_events') }}
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
)

select scope_key from {{ ref('chg_profiles') }}
union
select scope_key from {{ ref('chg_dated_events') }}
union
select loose_blocks.profile_id
from loose_blocks
inner join {{ ref('int_profile_evidence') }} as evidence on loose_blocks.profile_id = evidence.profile_id
inner join leader_words on loose_blocks.block_key = leader_words.block_key and evidence.evidence_key = leader_words.evidence_key
where loose_blocks.is_far
{% endcall %}
