{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='article_id', meta={'scope': 'chg_articles'}) }}
{#- The telling words of the sentences about each contact, folded once and for all: what a report without a day shares with others. -#}
with report_mentions as (
    select * from {{ ref('stg_report_mentions') }}
    where event_family = 'contact' {{ in_scope('chg_articles', 'article_id', joint='and') }}
),

current_articles as (
    select * from {{ ref('int_current_articles') }}
),

spoken as (
    select
        report_mentions.report_id,
        report_mentions.article_id,
        unnest(string_split({{ fold_text("report_mentions.quote") }}, ' ')) as word,
    from report_mentions
    inner join current_articles on report_mentions.article_id = current_articles.article_id
),

telling as (
    select
        report_id,
        article_id,
        word,
    from spoken
    where length(word) >= {{ var('telling_word_length') }} and word not in {{ sql_list(var('generic_telling_words')) }}
)

select
    report_id,
    article_id,
    list_sort(list_distinct(list(word))) as telling_words,
from telling
group by report_id, article_id
