{#- Profiles that are compared anew with others without a day: those that came, went or changed, those that a dated event claims or
    no longer claims, and those that share with one of these what is telling only while few have it. -#}
{% call only_in_partial_builds() %}
with changed_profiles as (
    select scope_key as profile_id from {{ ref('chg_claimed_profiles') }}
),

blocks as (
    select
        profile_id,
        block_key,
    from {{ ref('int_profile_blocks') }}
    where date_class <> 'fine'
),

evidence as (
    select * from {{ ref('int_profile_evidence') }}
),

once_blocked as (
    select
        profile_id,
        block_key,
    from {{ changed_rows('int_profile_blocks') }}
    where date_class <> 'fine'
),

once_evident as (
    select
        profile_id,
        evidence_key,
    from {{ changed_rows('int_profile_evidence') }}
),

changed_words as (
    select distinct
        blocked.block_key,
        evident.evidence_key,
    from (from blocks semi join changed_profiles using (profile_id) union from once_blocked) as blocked
    inner join (from evidence semi join changed_profiles using (profile_id) union from once_evident) as evident
        on blocked.profile_id = evident.profile_id
    where evident.evidence_key <> 'standing'
),

steady_words as (
    select
        blocks.profile_id,
        blocks.block_key,
        evidence.evidence_key,
    from blocks
    inner join evidence on blocks.profile_id = evidence.profile_id
    inner join changed_words on blocks.block_key = changed_words.block_key and evidence.evidence_key = changed_words.evidence_key
    where
        blocks.profile_id not in (select profile_id from changed_profiles)
        and blocks.profile_id not in (select profile_id from {{ ref('int_recall_links') }})
    -- Where so many have it besides, it tells nothing with the others or without.
    qualify count(*) over (partition by blocks.block_key, evidence.evidence_key) <= {{ var('max_candidates') }}
)

select profile_id as scope_key
from changed_profiles
union
select profile_id
from steady_words
{% endcall %}
