{{ config(
    materialized='incremental', incremental_strategy='changed_rows', unique_key='article_id',
    post_hook="{{ start_anew_if_changed('int_article_stamps', var('partial_build_share')) }}"
) }}
{#- A change of the stamp is a change of the article or of anything that was found in it. -#}
-- depends_on: {{ ref('int_foundations') }}
with current_articles as (
    select * from {{ ref('int_current_articles') }}
),

articles as (
    select * exclude (article_text) from {{ ref('stg_articles') }}
),

stamps as (
    select
        current_articles.article_id,
        hash(current_articles, articles) as row_stamp,
    from current_articles
    inner join articles on current_articles.article_id = articles.article_id
    {%- for name in [
        'stg_article_results', 'stg_contact_reports', 'stg_agreement_reports', 'stg_crisis_reports', 'stg_report_parties', 'stg_report_persons',
        'stg_report_quantities', 'stg_report_topics', 'stg_report_mentions', 'stg_office_observations'
    ] %}
        union all
        select
            article_id,
            hash('{{ name }}', found) as row_stamp,
        from {{ ref(name) }} as found
    {%- endfor %}
)

select
    article_id,
    sum(row_stamp) as stamp,
from stamps
group by article_id
