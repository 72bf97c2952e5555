{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='leader_id', meta={'scope': 'chg_leaders'}) }}
with clusters as (
    select * from {{ ref('int_dated_clusters') }}
    {{ in_scope('chg_leaders', 'leader_id') }}
),

report_profiles as (
    select * from {{ ref('int_report_profiles') }}
)

select distinct
    clusters.leader_id,
    report_profiles.article_id,
from clusters
inner join report_profiles on clusters.profile_id = report_profiles.profile_id
