{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='profile_id', meta={'scope': 'chg_recall_links'}) }}
{#- A report without a day joins the one dated event it can only be; where several remain it stays its own. -#}
with candidates as (
    select * from {{ ref('int_recall_candidates') }}
    where not is_refused {{ in_scope('chg_recall_links', 'profile_id', joint='and') }}
),

told as (
    select * from {{ ref('int_dated_event_articles') }}
    where leader_id in (select leader_id from candidates)
),

{{ choose_recalls('candidates', 'told') }}

select
    profile_id,
    leader_id,
    score,
    candidate_count,
    'the only event it can mean: ' || reason as reason,
from links
