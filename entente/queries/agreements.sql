-- Agreements in the articles of one batch, newest first, with title and amount and their best evidence.
with

evidence as (
    select
        mentions.event_id,
        mentions.quote as best_quote,
        articles.source_uri
    from marts.fct_event_mentions as mentions
    inner join marts.dim_articles as articles on mentions.article_id = articles.article_id
    where
        mentions.event_family = 'agreement'
        and mentions.article_id in (select batch.article_id from read_parquet(getvariable('batch')) as batch)
    qualify row_number() over (
        partition by mentions.event_id
        order by mentions.confidence desc, articles.source_uri asc, mentions.char_start asc
    ) = 1
),

parties as (
    select
        agreement_id,
        string_agg(distinct party_code, ', ' order by party_code) as party_codes
    from marts.bridge_agreement_parties
    group by agreement_id
)

select
    agreements.agreement_id as event_id,
    agreements.start_date,
    agreements.end_date,
    agreements.date_precision,
    agreements.agreement_type_code as what,
    agreements.status_code as status,
    evidence.best_quote,
    evidence.source_uri,
    agreements.article_count,
    coalesce(parties.party_codes, '') as parties,
    concat_ws(
        ', ', agreements.title, format('{:,.0f} ', agreements.amount) || agreements.currency_code
    ) as detail
from marts.fct_agreements as agreements
inner join evidence on agreements.agreement_id = evidence.event_id
left join parties on agreements.agreement_id = parties.agreement_id
order by agreements.start_date desc nulls last, agreements.agreement_id asc
