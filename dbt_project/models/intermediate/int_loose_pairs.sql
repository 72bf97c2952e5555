{{ config(
    materialized='incremental', incremental_strategy='changed_rows', unique_key=['first_id', 'second_id'],
    meta={'scope': 'chg_loose_profiles', 'scope_columns': ['first_id', 'second_id']}
) }}
{#- Reports without a day that no dated event claims, compared among themselves. -#}
{% set changed_profiles = keys_of('chg_loose_profiles') %}
with profiles as not materialized (
    select * from {{ ref('int_profiles') }}
),

recall_links as (
    select profile_id from {{ ref('int_recall_links') }}
),

blocks as (
    select * from {{ ref('int_profile_blocks') }}
    where date_class <> 'fine'
),

evidence as (
    select * from {{ ref('int_profile_evidence') }}
    {%- if is_incremental() %}
        where evidence_key in (
            select evidence_key from {{ ref('int_profile_evidence') }}
            where profile_id in (from {{ changed_profiles }})
        )
    {%- endif %}
),

{% if is_incremental() %}
    changed_blocks as (
        select block_key from blocks
        where profile_id in (from {{ changed_profiles }})
    ),
{% endif %}

loose as (
    select blocks.*
    from blocks
    left join recall_links on blocks.profile_id = recall_links.profile_id
    where
        recall_links.profile_id is null
        {%- if is_incremental() %}
            and blocks.block_key in (select block_key from changed_blocks)
        {%- endif %}
),

coarse_pairs as (
    select
        one.profile_id as first_id,
        other.profile_id as second_id,
        {{ var('threshold_coarse') }} as threshold,
    from loose as one
    inner join loose as other
        on one.block_key = other.block_key and one.start_date = other.start_date and one.date_precision = other.date_precision
    where
        one.specificity_rank < other.specificity_rank
        and (one.end_date = other.end_date or one.kind_code in {{ sql_list(var('lasting_crisis_types')) }})
),

loose_evidence as (
    select
        loose.profile_id,
        loose.block_key,
        loose.date_class,
        loose.published_date,
        loose.specificity_rank,
        loose.is_background,
        loose.kind_code,
        loose.status_code,
        loose.start_date,
        loose.end_date,
        loose.date_precision,
        evidence.evidence_key,
    from loose
    inner join evidence on loose.profile_id = evidence.profile_id
),

news_days as (
    select
        * exclude (published_date),
        cast(unnest(generate_series(published_date, published_date + case
            when kind_code in {{ sql_list(var('ongoing_crisis_types')) }} then {{ var('news_ongoing_window_days') }}
            else {{ var('news_window_days') }}
        end, interval 1 day)) as date) as news_date,
    from loose_evidence
    where date_class = 'undated'
),

news_pairs as (
    select
        case when one.specificity_rank < news_days.specificity_rank then one.profile_id else news_days.profile_id end as first_id,
        case when one.specificity_rank < news_days.specificity_rank then news_days.profile_id else one.profile_id end as second_id,
        case
            when one.kind_code in {{ sql_list(var('ongoing_crisis_types')) }} then {{ var('threshold_news_ongoing') }}
            when one.kind_code in {{ sql_list(var('single_act_types')) }} then {{ var('threshold_news_act') }}
            else {{ var('threshold_news') }}
        end as threshold,
    from loose_evidence as one
    inner join news_days
        on
            one.block_key = news_days.block_key
            and one.evidence_key = news_days.evidence_key
            and one.published_date = news_days.news_date
            and one.is_background = news_days.is_background
    where one.date_class = 'undated' and one.profile_id <> news_days.profile_id
),

-- Nobody is named: only the words can say that two tell the same.
nameless as (
    select
        loose.profile_id,
        loose.block_key,
        loose.published_date,
        loose.specificity_rank,
        loose.is_background,
    from loose
    inner join profiles on loose.profile_id = profiles.profile_id
    where loose.date_class = 'undated' and profiles.event_family = 'contact' and len(profiles.person_keys) = 0
    qualify count(*) over (partition by loose.block_key, loose.published_date) <= {{ var('max_candidates') }}
),

nameless_pairs as (
    select
        case when one.specificity_rank < other.specificity_rank then one.profile_id else other.profile_id end as first_id,
        case when one.specificity_rank < other.specificity_rank then other.profile_id else one.profile_id end as second_id,
        {{ var('threshold_news') }} as threshold,
    from nameless as one
    inner join nameless as other
        on
            one.block_key = other.block_key
            and one.is_background = other.is_background
            and other.published_date between one.published_date and one.published_date + {{ var('news_window_days') }}
    where one.profile_id <> other.profile_id
),

telling_keys as (
    select
        block_key,
        evidence_key,
    from loose_evidence
    group by block_key, evidence_key
    having evidence_key = 'standing' or count(*) <= {{ var('max_candidates') }}
),

telling_evidence as (
    select loose_evidence.*
    from loose_evidence
    semi join telling_keys
        on loose_evidence.block_key = telling_keys.block_key and loose_evidence.evidence_key = telling_keys.evidence_key
),

timeless_pairs as (
    select
        one.profile_id as first_id,
        other.profile_id as second_id,
        case
            -- The planned visit of the year and the planned visit without a date: one kind, one status, one person.
            when
                'coarse' in (one.date_class, other.date_class) and one.kind_code = other.kind_code
                and one.status_code = other.status_code
                then {{ var('threshold_news') }}
            when starts_with(one.block_key, 'agreement|') then {{ var('threshold_timeless_agreements') }}
            else {{ var('threshold_timeless_pairs') }}
        end as threshold,
    from telling_evidence as one
    inner join telling_evidence as other
        on one.block_key = other.block_key and one.evidence_key = other.evidence_key
    where
        one.specificity_rank < other.specificity_rank
        and (
            'timeless' in (one.date_class, other.date_class)
            or one.evidence_key = 'standing'
            -- "Over the last year" ends on the day it is said: a total that is said again is the same.
            or (
                starts_with(one.evidence_key, 'amount:') and one.date_class = 'coarse' and one.date_precision = other.date_precision
                and one.start_date <= other.end_date and other.start_date <= one.end_date
            )
            or (
                one.date_class = 'coarse' and other.date_class = 'undated'
                and other.published_date between one.start_date - {{ var('plan_window_days') }} and one.end_date + {{ var('undated_window_days') }}
            )
            or (
                one.date_class = 'undated' and other.date_class = 'coarse'
                and one.published_date between other.start_date - {{ var('plan_window_days') }} and other.end_date + {{ var('undated_window_days') }}
            )
        )
),

all_pairs as (
    select * from coarse_pairs
    union all
    select * from news_pairs
    union all
    select * from nameless_pairs
    union all
    select * from timeless_pairs
),

pairs as (
    select
        first_id,
        second_id,
        min(threshold) as threshold,
    from all_pairs
    {%- if is_incremental() %}
        where first_id in (from {{ changed_profiles }}) or second_id in (from {{ changed_profiles }})
    {%- endif %}
    group by first_id, second_id
),

-- Found first: the rows of profiles are wide.
paired_profiles as (
    select * from profiles
    where profile_id in (select unnest([first_id, second_id]) from pairs)
),

{{ compare_profiles('pairs', 'paired_profiles', 'paired_profiles') }},

worded_pairs as materialized (
    select
        compared.first_id,
        compared.second_id,
    from compared
    inner join pairs on compared.first_id = pairs.first_id and compared.second_id = pairs.second_id
    where
        compared.event_family = 'contact' and compared.is_same_stage
        and not compared.is_contradictory and compared.score < pairs.threshold
),

worded_profiles as (
    select distinct unnest([first_id, second_id]) as profile_id from worded_pairs
),

{{ telling_words('worded_profiles') }},

-- The same statement made twice.
twins as (
    select
        worded_pairs.first_id,
        worded_pairs.second_id,
    from worded_pairs
    inner join profile_words as one on worded_pairs.first_id = one.profile_id
    inner join profile_words as other on worded_pairs.second_id = other.profile_id
    where
        len(list_intersect(one.telling_words, other.telling_words))
        >= greatest({{ var('twin_words') }}, {{ var('twin_share') }} * least(len(one.telling_words), len(other.telling_words)))
),

weighed as (
    select
        compared.* exclude (score, reason),
        compared.score + case when twins.first_id is null then 0 else {{ var('weight_twin') }} end as score,
        concat_ws(', ', nullif(compared.reason, ''), case when twins.first_id is not null then 'in the same words' end) as reason,
    from compared
    left join twins on compared.first_id = twins.first_id and compared.second_id = twins.second_id
)

select
    weighed.first_id,
    weighed.second_id,
    -- Without a day on either side, a plan and its outcome are not seen to be one.
    weighed.is_contradictory or not weighed.is_same_stage or weighed.score < pairs.threshold as is_refused,
    weighed.score,
    weighed.reason,
from weighed
inner join pairs on weighed.first_id = pairs.first_id and weighed.second_id = pairs.second_id
