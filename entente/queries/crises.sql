-- Crisis events for the terminal, newest first: who did it, an arrow, whom it concerns, and the best evidence.
with

evidence as (
    select
        mentions.event_id,
        count(distinct mentions.article_id) as article_count,
        min_by(
            struct_pack(quote := mentions.quote, source := articles.source_uri),
            (-mentions.confidence, articles.source_uri, mentions.char_start)
        ) as best
    from marts.fct_event_mentions as mentions
    inner join marts.dim_articles as articles on mentions.article_id = articles.article_id
    where mentions.event_family = 'crisis'
    group by mentions.event_id
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
    concat_ws(' ', parties.actors, '→ ' || parties.affected) as parties,
    crises.crisis_type_code as what,
    crises.status_code as status,
    crises.place_name as detail,
    evidence.best.quote as quote,
    evidence.best.source as source,
    evidence.article_count
from marts.fct_crisis_events as crises
inner join evidence on crises.crisis_event_id = evidence.event_id
left join parties on crises.crisis_event_id = parties.crisis_event_id
order by crises.start_date desc nulls last, crises.crisis_event_id
