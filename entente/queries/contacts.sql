-- Contacts told by the articles of one batch, newest first: all parties in one row, the best evidence.
with

evidence as (
    select
        mentions.event_id,
        mentions.quote as best_quote,
        articles.source_uri
    from marts.fct_event_mentions as mentions
    inner join marts.dim_articles as articles on mentions.article_id = articles.article_id
    where
        mentions.event_family = 'contact'
        and mentions.article_id in (select batch.article_id from read_parquet(getvariable('batch')) as batch)
    qualify row_number() over (
        partition by mentions.event_id
        order by mentions.confidence desc, articles.source_uri asc, mentions.char_start asc
    ) = 1
),

contacts as (
    select
        contact_id,
        any_value(start_date) as start_date,
        any_value(end_date) as end_date,
        any_value(date_precision) as date_precision,
        any_value(contact_mode_code) as contact_mode_code,
        any_value(status_code) as status_code,
        any_value(place_name) as place_name,
        any_value(article_count) as article_count,
        list_sort(list_distinct(list(party_a_code) || list(party_b_code))) as party_codes
    from marts.fct_bilateral_contacts
    group by contact_id
)

select
    contacts.contact_id as event_id,
    contacts.start_date,
    contacts.end_date,
    contacts.date_precision,
    contacts.contact_mode_code as what,
    contacts.status_code as status,
    evidence.best_quote,
    evidence.source_uri,
    contacts.article_count,
    contacts.place_name as detail,
    array_to_string(contacts.party_codes, ', ') as parties
from contacts
inner join evidence on contacts.contact_id = evidence.event_id
order by contacts.start_date desc nulls last, contacts.contact_id asc
