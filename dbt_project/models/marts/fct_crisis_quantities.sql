{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='crisis_event_id', meta={'scope': 'chg_events'}) }}
with events as (
    select * from {{ ref('int_events') }}
    where event_family = 'crisis' {{ in_scope('chg_events', 'event_id', joint='and') }}
),

event_reports as (
    select * from {{ ref('int_event_reports') }}
),

report_quantities as (
    select * from {{ ref('stg_report_quantities') }}
),

told as (
    select
        events.event_id,
        report_quantities.value,
        report_quantities.unit,
        report_quantities.qualifier,
        report_quantities.is_cumulative,
        coalesce(report_quantities.as_of_date, event_reports.published_date) as as_of_date,
        event_reports.article_id,
    from events
    inner join event_reports on events.cluster_id = event_reports.cluster_id
    inner join report_quantities on event_reports.report_id = report_quantities.report_id
),

-- A running total as of one day is one figure, however often it is repeated.
distinct_figures as (
    select
        event_id,
        value,
        unit,
        qualifier,
        is_cumulative,
        min(as_of_date) as as_of_date,
        count(distinct article_id) as article_count,
    from told
    group by event_id, value, unit, qualifier, is_cumulative
)

select
    {{ content_id(["event_id", "value", "unit", "qualifier", "is_cumulative"]) }} as crisis_quantity_id,
    event_id as crisis_event_id,
    value,
    unit,
    qualifier,
    is_cumulative,
    as_of_date,
    row_number() over (
        partition by event_id, lower(unit)
        order by as_of_date desc nulls last, is_cumulative desc, value desc, unit asc, qualifier asc
    ) = 1 as is_latest,
    article_count,
from distinct_figures
