{{ config(
    materialized='incremental', incremental_strategy='changed_rows', unique_key=['profile_id', 'leader_id'],
    meta={'scope': 'chg_recalling', 'scope_columns': ['profile_id', 'leader_id']}
) }}
{#- The dated events that a report without a day can mean: near its publication, inside its month, or - for background and
    articles without a date - wherever a person, a figure, an amount or a title points to few events. Each pair is judged. -#}
{% set changed_profiles = keys_of('chg_recalling') %}
{% set changed_events = keys_of('chg_telling_events') %}
with profiles as not materialized (
    select * from {{ ref('int_profiles') }}
),

blocks as (
    select * from {{ ref('int_profile_blocks') }}
    {%- if is_incremental() %}
        where
            profile_id in (from {{ changed_profiles }})
            or block_key in (
                select block_key from {{ ref('int_event_blocks') }}
                where leader_id in (from {{ changed_events }})
            )
    {%- endif %}
),

evidence as (
    select * from {{ ref('int_profile_evidence') }}
),

clusters as (
    select * from {{ ref('int_dated_clusters') }}
),

dated_events as (
    select * from {{ ref('int_dated_events') }}
),

loose_blocks as (
    {{ loose_blocks('blocks') }}
),

event_blocks as (
    select * from {{ ref('int_event_blocks') }}
    where block_key in (select block_key from loose_blocks)
),

-- Months are the meeting point of windows and events: an equality join instead of a comparison of everything.
loose_months as (
    select
        profile_id,
        block_key,
        earliest_date,
        latest_date,
        unnest(range(
            cast(year(earliest_date) * 12 + month(earliest_date) as bigint),
            cast(year(latest_date) * 12 + month(latest_date) + 1 as bigint)
        )) as month_number,
    from loose_blocks
    where not is_far and latest_date >= earliest_date and latest_date - earliest_date <= {{ var('coarse_interval_days') }}
),

event_months as (
    select
        leader_id,
        block_key,
        start_date,
        year(start_date) * 12 + month(start_date) as month_number,
    from event_blocks
),

near_pairs as (
    select distinct
        event_months.leader_id as first_id,
        loose_months.profile_id as second_id,
    from loose_months
    inner join event_months
        on loose_months.block_key = event_months.block_key and loose_months.month_number = event_months.month_number
    where
        event_months.start_date between loose_months.earliest_date and loose_months.latest_date
        {%- if is_incremental() %}
            and (loose_months.profile_id in (from {{ changed_profiles }}) or event_months.leader_id in (from {{ changed_events }}))
        {%- endif %}
),

far_evidence as (
    select
        loose_blocks.profile_id,
        loose_blocks.block_key,
        loose_blocks.date_class,
        loose_blocks.published_date,
        evidence.evidence_key,
    from loose_blocks
    inner join evidence on loose_blocks.profile_id = evidence.profile_id
    where loose_blocks.is_far {{ in_scope('chg_recalling', 'loose_blocks.profile_id', joint='and') }}
),

event_evidence as (
    select distinct
        event_blocks.leader_id,
        event_blocks.block_key,
        evidence.evidence_key,
        event_blocks.start_date,
    from event_blocks
    inner join clusters on event_blocks.leader_id = clusters.leader_id
    inner join evidence on clusters.profile_id = evidence.profile_id
    where (event_blocks.block_key, evidence.evidence_key) in (select (block_key, evidence_key) from far_evidence)
),

telling_evidence as (
    select * from event_evidence
    qualify count(*) over (partition by block_key, evidence_key) <= {{ var('max_candidates') }}
),

far_pairs as (
    select distinct
        telling_evidence.leader_id as first_id,
        far_evidence.profile_id as second_id,
    from far_evidence
    inner join telling_evidence
        on far_evidence.block_key = telling_evidence.block_key and far_evidence.evidence_key = telling_evidence.evidence_key
    where
        far_evidence.date_class = 'timeless'
        or telling_evidence.start_date
        between far_evidence.published_date - {{ var('background_window_days') }} and far_evidence.published_date
),

pairs as (
    select * from near_pairs
    union
    select * from far_pairs
    {%- if is_incremental() %}
        -- Of these events only the words that are read changed: who may mean them has not.
        union
        select
            leader_id as first_id,
            profile_id as second_id,
        from {{ this }}
        where
            leader_id in (from {{ changed_profiles }})
            and leader_id not in (from {{ changed_events }})
            and profile_id not in (from {{ changed_profiles }})
    {%- endif %}
),

{{ compare_profiles('pairs', 'dated_events', 'profiles') }},

worded_pairs as materialized (
    select
        first_id,
        second_id,
    from compared
    where event_family = 'contact' and not is_contradictory and is_backed
),

{{ shared_words('worded_pairs') }},

weighed as (
    select
        compared.first_id,
        compared.second_id,
        compared.is_on_journey,
        compared.is_contradictory or compared.is_disputed as is_excluded,
        -- One word may be chance.
        compared.is_telling or coalesce(shared_words.word_count > 1, false) as is_telling,
        compared.score + {{ var('weight_word') }} * least(coalesce(shared_words.word_count, 0), {{ var('max_words') }}) as score,
        concat_ws(', ', nullif(compared.reason, ''), 'words in common: ' || shared_words.word_count) as reason,
    from compared
    left join shared_words
        on compared.first_id = shared_words.first_id and compared.second_id = shared_words.second_id
)

select
    weighed.first_id as leader_id,
    weighed.second_id as profile_id,
    weighed.is_excluded
    -- The same people meet and call again: what is not news of these days must say more than who they were.
    or (
        profiles.event_family = 'contact' and not weighed.is_telling
        and coalesce(
            profiles.date_class = 'timeless'
            or (profiles.date_class = 'coarse' and profiles.end_date - profiles.start_date > {{ var('fine_interval_days') }})
            or (
                profiles.date_class = 'undated'
                and (profiles.is_background or profiles.published_date - dated_events.end_date > {{ var('recent_days') }})
            ),
            false
        )
    )
    or weighed.score < case
        when profiles.kind_code in {{ sql_list(var('single_act_types')) }} then {{ var('threshold_undated_act') }}
        when profiles.date_class = 'coarse' then {{ var('threshold_coarse') }}
        when profiles.date_class = 'undated' and not profiles.is_background and profiles.kind_code in {{ sql_list(var('rare_crisis_types')) }}
            then {{ var('threshold_undated_rare') }}
        when profiles.date_class = 'undated' and not profiles.is_background then {{ var('threshold_undated') }}
        else {{ var('threshold_timeless') }}
    end as is_refused,
    weighed.score,
    weighed.reason,
    case when weighed.is_on_journey and profiles.kind_code = 'visit' then dated_events.start_date end as journey_date,
from weighed
inner join profiles on weighed.second_id = profiles.profile_id
inner join dated_events on weighed.first_id = dated_events.profile_id
