{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='article_id', meta={'scope': 'chg_person_articles'}) }}
with report_parties as (
    select * from {{ ref('stg_report_parties') }}
    {{ in_scope('chg_person_articles', 'article_id') }}
),

current_articles as (
    select * from {{ ref('int_current_articles') }}
)

select
    report_parties.report_id,
    report_parties.article_id,
    list_sort(list(distinct report_parties.party_code)) as party_codes,
    coalesce(list_sort(list(distinct report_parties.party_code) filter (where report_parties.role = 'actor')), []) as actor_codes,
    coalesce(list_sort(list(distinct report_parties.party_code) filter (where report_parties.role = 'affected')), []) as affected_codes,
from report_parties
inner join current_articles on report_parties.article_id = current_articles.article_id
group by report_parties.report_id, report_parties.article_id
