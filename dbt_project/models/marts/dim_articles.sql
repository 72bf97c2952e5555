{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='article_id', meta={'scope': 'chg_articles'}) }}
with articles as (
    select * from {{ ref('stg_articles') }}
    where is_current {{ in_scope('chg_articles', 'article_id', joint='and') }}
),

current_articles as (
    select * from {{ ref('int_current_articles') }}
),

article_results as (
    select * from {{ ref('stg_article_results') }}
)

select
    articles.article_id,
    articles.source_uri,
    articles.title,
    articles.published_at,
    articles.published_precision,
    articles.publisher,
    case when articles.publisher is not null then {{ content_id(["'publisher'", "articles.publisher"]) }} end as publisher_id,
    articles.language_code,
    articles.content_hash,
    articles.loaded_at,
    length(articles.article_text) as character_count,
    current_articles.near_duplicate_group_id,
    article_results.status as extraction_status,
    article_results.extractor_version,
from articles
inner join current_articles on articles.article_id = current_articles.article_id
left join article_results on articles.article_id = article_results.article_id
