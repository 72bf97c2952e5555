with articles as (
    select * from {{ ref('stg_articles') }}
),

near_duplicates as (
    select * from {{ ref('stg_near_duplicates') }}
),

current_articles as (
    select * from articles
    where is_current
),

links as (
    select
        article_id_b as article_id,
        article_id_a as twin_article_id,
    from near_duplicates
),

twins as (
    select
        links.article_id,
        min(links.twin_article_id) as twin_article_id,
    from links
    inner join current_articles on links.twin_article_id = current_articles.article_id
    group by links.article_id
)

select
    current_articles.article_id,
    case when current_articles.published_precision <> 'unknown' then cast(current_articles.published_at as date) end as published_date,
    coalesce(twins.twin_article_id, current_articles.article_id) as near_duplicate_group_id,
from current_articles
left join twins on current_articles.article_id = twins.article_id
