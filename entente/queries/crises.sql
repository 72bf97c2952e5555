-- Crisis events told by the articles of one batch, newest first: who did it, an arrow, whom it concerns.
with

evidence as (
    select
        mentions.event_id,
        mentions.quote as best_quote,
        articles.source_uri
    from marts.fct_event_mentions as mentions
    inner join marts.dim_articles as articles on mentions.article_id = articles.article_id
    where
        mentions.event_family = 'crisis'
        and mentions.article_id in (select batch.article_id from read_parquet(getvariable('batch')) as batch)
    qualify row_number() over (
        partition by mentions.event_id
        order by mentions.confidence desc, articles.source_uri asc, mentions.char_start asc
    ) = 1
),

parties as (
    select
        crisis_event_id,
        string_agg(distinct party_code, ', ' order by party_code) filter (where role = 'actor') as actors,
        string_agg(distinct party_code, ', ' order by party_code) filter (where role = 'affected') as affected
    from marts.bridge_crisis_parties
    group by crisis_event_id
)

select
    crises.crisis_event_id as event_id,
    crises.start_date,
    crises.end_date,
    crises.date_precision,
    crises.crisis_type_code as what,
    crises.status_code as status,
    evidence.best_quote,
    evidence.source_uri,
    crises.article_count,
    crises.place_name as detail,
    concat_ws(' ', parties.actors, '→ ' || parties.affected) as parties
from marts.fct_crisis_events as crises
inner join evidence on crises.crisis_event_id = evidence.event_id
left join parties on crises.crisis_event_id = parties.crisis_event_id
order by crises.start_date desc nulls last, crises.crisis_event_id asc
