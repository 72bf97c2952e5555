-- Offsets count characters of the stored text from 0, the end excluded.
with mentions as (
    select * from {{ ref('fct_event_mentions') }}
    {{ to_test('chg_events', 'event_id') }}
),

articles as (
    select * from {{ ref('stg_articles') }}
)

select
    mentions.mention_id,
    mentions.quote,
from mentions
inner join articles on mentions.article_id = articles.article_id
where mentions.quote is distinct from substring(articles.article_text, mentions.char_start + 1, mentions.char_end - mentions.char_start)
