{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='article_id', meta={'scope': 'chg_person_articles'}) }}
with report_persons as (
    select * from {{ ref('stg_report_persons') }}
    {{ in_scope('chg_person_articles', 'article_id') }}
),

current_articles as (
    select * from {{ ref('int_current_articles') }}
),

conflicts as (
    select * from {{ ref('int_name_conflicts') }}
),

links as (
    select * from {{ ref('int_person_links') }}
),

dated as (
    select
        report_persons.*,
        current_articles.published_date,
    from report_persons
    inner join current_articles on report_persons.article_id = current_articles.article_id
)

select
    dated.report_id,
    dated.article_id,
    dated.event_family,
    dated.printed_name,
    dated.full_name,
    dated.party_code,
    dated.office_title,
    dated.office_code,
    dated.role,
    links.person_id,
    links.person_words,
    conflicts.full_name is not null as is_name_conflict,
    conflicts.reason as conflict_reason,
from dated
left join conflicts
    on
        dated.full_name = conflicts.full_name
        and dated.party_code = conflicts.party_code
        and dated.office_code = conflicts.office_code
        and dated.published_date is not distinct from conflicts.published_date
inner join links
    on
        coalesce(dated.party_code, '') = links.party_code
        and coalesce(conflicts.holder_name, dated.full_name) = links.full_name
        and (conflicts.full_name is null or links.reference_name is not null)
        and (conflicts.full_name is not null or links.reference_name is null)
