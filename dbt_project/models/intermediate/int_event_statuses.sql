{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='cluster_id', meta={'scope': 'chg_clusters'}) }}
{#- What became of the event: a prospect gives way to its outcome, the better attested status wins, an agreement has its latest. -#}
with event_reports as (
    select * from {{ ref('int_event_reports') }}
    {{ in_scope('chg_clusters', 'cluster_id') }}
),

ranked as (
    select
        *,
        row_number() over (
            partition by cluster_id
            order by
                is_prospective asc,
                case when event_family = 'agreement' then coalesce(start_date, published_date) end desc nulls last,
                case when event_family <> 'agreement' then status_support end desc nulls last,
                status_rank desc,
                report_id asc
        ) as choice,
    from event_reports
),

chosen as (
    select
        cluster_id,
        status_code,
    from ranked
    where choice = 1
)

select
    chosen.cluster_id,
    chosen.status_code,
    count(distinct event_reports.report_id) filter (
        where {{ in_pairs("chosen.status_code", "event_reports.status_code", var("contradictory_statuses")) }}
    ) as status_conflict_count,
from chosen
inner join event_reports on chosen.cluster_id = event_reports.cluster_id
group by chosen.cluster_id, chosen.status_code
