-- Every event that an article mentions, with what an evaluation compares, and its mentions in that article.
with

contacts as (
    select
        'contact' as event_family,
        contact_id as event_id,
        contact_mode_code as code,
        status_code,
        start_date,
        end_date,
        cast(null as double) as amount,
        max(confidence) as confidence,
        list_distinct(flatten(list([party_a_code, party_b_code]))) as parties,
        [] as actors,
        [] as affected
    from marts.fct_bilateral_contacts
    group by all
),

agreements as (
    select
        'agreement' as event_family,
        facts.agreement_id as event_id,
        facts.agreement_type_code as code,
        facts.status_code,
        facts.start_date,
        facts.end_date,
        facts.amount,
        facts.confidence,
        list(distinct parties.party_code) filter (parties.party_code is not null) as parties,
        [] as actors,
        [] as affected
    from marts.fct_agreements as facts
    left join marts.bridge_agreement_parties as parties on facts.agreement_id = parties.agreement_id
    group by all
),

crises as (
    select
        'crisis' as event_family,
        facts.crisis_event_id as event_id,
        facts.crisis_type_code as code,
        facts.status_code,
        facts.start_date,
        facts.end_date,
        cast(null as double) as amount,
        facts.confidence,
        [] as parties,
        list(distinct parties.party_code) filter (parties.role = 'actor') as actors,
        list(distinct parties.party_code) filter (parties.role = 'affected') as affected
    from marts.fct_crisis_events as facts
    left join marts.bridge_crisis_parties as parties on facts.crisis_event_id = parties.crisis_event_id
    group by all
),

events as (
    select * from contacts
    union all
    select * from agreements
    union all
    select * from crises
)

select
    events.*,
    articles.source_uri,
    list(
        struct_pack(
            char_start := mentions.char_start,
            char_end := mentions.char_end,
            rule_id := mentions.rule_id,
            confidence := mentions.confidence
        )
        order by mentions.char_start, mentions.char_end, mentions.rule_id
    ) as mentions
from events
inner join marts.fct_event_mentions as mentions
    on events.event_id = mentions.event_id and events.event_family = mentions.event_family
inner join marts.dim_articles as articles on mentions.article_id = articles.article_id
group by all
order by articles.source_uri, events.event_family, events.event_id
