{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='article_id', meta={'scope': 'chg_articles'}) }}
with report_persons as (
    select * from {{ ref('stg_report_persons') }}
    {{ in_scope('chg_articles', 'article_id') }}
),

office_observations as (
    select * from {{ ref('stg_office_observations') }}
    {{ in_scope('chg_articles', 'article_id') }}
),

offices as (
    select * from {{ ref('offices') }}
),

current_articles as (
    select * from {{ ref('int_current_articles') }}
),

sightings as (
    select
        article_id,
        printed_name,
        full_name,
        party_code,
        office_code,
        office_title,
        false as is_former,
        false as is_office_observation,
    from report_persons

    union all

    select
        article_id,
        printed_name,
        full_name,
        party_code,
        office_code,
        office_title,
        is_former,
        true as is_office_observation,
    from office_observations
),

counted as (
    select
        article_id,
        full_name,
        party_code,
        office_code,
        is_former,
        is_office_observation,
        min(office_title) as office_title,
        list_sort(list(distinct printed_name)) as printed_names,
        count(*) as sighting_count,
    from sightings
    group by article_id, full_name, party_code, office_code, is_former, is_office_observation
)

select
    counted.*,
    offices.level_code,
    offices.office_title as canonical_office_title,
    current_articles.published_date,
    current_articles.near_duplicate_group_id,
from counted
inner join current_articles on counted.article_id = current_articles.article_id
left join offices on counted.office_code = offices.office_code
