{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='cluster_id', meta={'scope': 'chg_clusters'}) }}
{#- Each field of an event from its best evidence: the most precise and best attested date, the most specific mode and place. -#}
with event_reports as not materialized (
    select * from {{ ref('int_event_reports') }}
    {{ in_scope('chg_clusters', 'cluster_id') }}
),

statuses as (
    select * from {{ ref('int_event_statuses') }}
    {{ in_scope('chg_clusters', 'cluster_id') }}
),

confidences as (
    select * from {{ ref('int_event_confidences') }}
    {{ in_scope('chg_clusters', 'cluster_id') }}
),

report_mentions as (
    select * from {{ ref('stg_report_mentions') }}
),

parties as (
    select
        cluster_id,
        array_to_string(list_sort(list(distinct party_code) filter (where role = 'party')), '+') as party_key,
        array_to_string(list_sort(list(distinct party_code) filter (where role = 'actor')), '+') as actor_key,
        array_to_string(list_sort(list(distinct party_code) filter (where role = 'affected')), '+') as affected_key,
        count(distinct party_code) as party_count,
    from {{ ref('int_event_parties') }}
    {{ in_scope('chg_clusters', 'cluster_id') }}
    group by cluster_id
),

mention_counts as (
    select
        event_reports.cluster_id,
        count(distinct report_mentions.mention_id) as mention_count,
    from event_reports
    inner join report_mentions on event_reports.report_id = report_mentions.report_id
    group by event_reports.cluster_id
),

best as (
    select
        cluster_id,
        any_value(event_family) as event_family,
        arg_min(kind_code, (kind_code in ('talks', 'other'), -kind_support, kind_code, report_id)) as kind_code,
        arg_min(level_code, (level_rank, report_id)) filter (where level_code is not null) as level_code,
        arg_min(
            struct_pack(start_date := start_date, end_date := end_date, date_precision := date_precision, date_text := date_text),
            (
                {{ position_in("date_precision", ["day", "month", "year"]) }},
                is_prospective,
                -date_support,
                coalesce(start_date, cast('{{ var("dates_to") }}' as date)),
                -coalesce(epoch(end_date), 0),
                coalesce(date_text, ''),
                report_id
            )
        ) as dates,
        arg_min(
            struct_pack(place_id := place_id, place_name := place_name, place_code := place_code),
            (place_kind = 'country', -place_support, place_name, report_id)
        ) filter (where place_name is not null) as place,
        arg_min(title, (-length(title), title, report_id)) filter (where title is not null) as title,
        arg_min(subject, (-length(subject), subject, report_id)) filter (where subject is not null) as subject,
        arg_min(
            struct_pack(amount := amount, currency_code := currency_code), (is_prospective, -status_rank, amount, currency_code, report_id)
        ) filter (where amount is not null) as money,
        arg_min(
            struct_pack(period_start := period_start, period_end := period_end), (is_prospective, period_start, period_end, report_id)
        ) filter (where period_start is not null) as period,
        arg_min(initiator_party_code, (initiator_party_code, report_id)) as initiator_party_code,
        arg_min(time_of_day, (time_of_day, report_id)) as time_of_day,
        -- A claim is one only while nobody asserts it without naming a claimant.
        case when count(*) = count(attributed_to) then min(attributed_to) end as attributed_to,
        bool_and(is_background) as is_background,
        bool_or(is_visit) as is_visit,
        min(published_date) as first_reported_date,
        count(distinct article_id) as article_count,
        min(article_id) as first_article_id,
        count(distinct place_code) - 1 as place_conflict_count,
        list_sort(list_distinct(flatten(list(person_keys)))) as person_keys,
        list_sort(list_distinct(flatten(list(quantity_keys)))) as quantity_keys,
    from event_reports
    group by cluster_id
),

resolved as (
    select
        best.* exclude (dates, place, money, period, place_conflict_count),
        best.dates.start_date,
        best.dates.end_date,
        best.dates.date_precision,
        best.dates.date_text,
        best.place.place_id,
        best.place.place_name,
        best.place.place_code as place_country_code,
        best.money.amount,
        best.money.currency_code,
        best.period.period_start,
        best.period.period_end,
        statuses.status_code,
        statuses.status_conflict_count + greatest(best.place_conflict_count, 0) as conflict_count,
        confidences.confidence,
        coalesce(mention_counts.mention_count, 0) as mention_count,
        coalesce(parties.party_key, '') as party_key,
        coalesce(parties.actor_key, '') as actor_key,
        coalesce(parties.affected_key, '') as affected_key,
        coalesce(parties.party_count, 0) as party_count,
    from best
    inner join statuses on best.cluster_id = statuses.cluster_id
    inner join confidences on best.cluster_id = confidences.cluster_id
    left join parties on best.cluster_id = parties.cluster_id
    left join mention_counts on best.cluster_id = mention_counts.cluster_id
)

-- What identifies an event, and what tells apart those that agree in all of it.
select
    *,
    {{ content_id([
        "event_family",
        "case event_family when 'contact' then case kind_code when 'phone_call' then 'call' when 'written_message' then 'letter' "
        ~ "when 'public_message' then 'message' else 'meeting' end else kind_code end",
        "party_key", "actor_key", "affected_key", "start_date", "date_precision",
        "case when start_date is null then coalesce(cast(first_reported_date as varchar), first_article_id) end"
    ]) }} as base_id,
    {{ content_id(["time_of_day", "person_keys", "place_id", "place_name", "title", "amount", "period_start", "quantity_keys", "status_code"]) }}
        as detail_id,
from resolved
