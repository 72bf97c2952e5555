{{ config(materialized='incremental', incremental_strategy='scoped_rows', unique_key='contact_id', meta={'scope': 'chg_events'}) }}
with contacts as (
    select * from {{ ref('fct_bilateral_contacts') }}
    {{ in_scope('chg_events', 'contact_id') }}
),

participants as (
    select * from {{ ref('bridge_contact_participants') }}
    {{ in_scope('chg_events', 'contact_id') }}
),

topics as (
    select * from {{ ref('bridge_contact_topics') }}
    {{ in_scope('chg_events', 'contact_id') }}
),

parties as (
    select * from {{ ref('dim_parties') }}
),

contact_modes as (
    select * from {{ ref('dim_contact_modes') }}
),

topic_names as (
    select * from {{ ref('dim_topics') }}
),

pairs as (
    select
        contact_id,
        unnest([party_a_code, party_b_code]) as party_code,
    from contacts
),

party_lines as (
    select
        named.contact_id,
        string_agg(parties.party_name, ', ' order by parties.party_name) as party_names,
    from (select distinct * from pairs) as named
    inner join parties on named.party_code = parties.party_code
    group by named.contact_id
),

person_lines as (
    select
        contact_id,
        string_agg(person_name, ', ' order by party_code, person_name) as person_names,
    from participants
    group by contact_id
),

topic_lines as (
    select
        topics.contact_id,
        string_agg(topic_names.topic_name, ', ' order by topic_names.topic_name) as topic_names,
    from topics
    inner join topic_names on topics.topic_code = topic_names.topic_code
    group by topics.contact_id
),

distinct_contacts as (
    select * from contacts
    qualify row_number() over (partition by contact_id order by party_a_code asc, party_b_code asc) = 1
)

select
    distinct_contacts.contact_id,
    coalesce(distinct_contacts.start_date, distinct_contacts.first_reported_date) as feed_date,
    distinct_contacts.date_precision,
    party_lines.party_names,
    contact_modes.contact_mode_name,
    distinct_contacts.status_code,
    person_lines.person_names,
    distinct_contacts.place_name,
    topic_lines.topic_names,
    distinct_contacts.article_count,
    distinct_contacts.confidence,
    concat(
        party_lines.party_names,
        ': ',
        case when distinct_contacts.status_code <> 'held' then distinct_contacts.status_code || ' ' else '' end,
        lower(contact_modes.contact_mode_name),
        case
            when distinct_contacts.start_date is null then ', date not stated'
            when distinct_contacts.date_precision = 'month' then ' in ' || strftime(distinct_contacts.start_date, '%B %Y')
            when distinct_contacts.date_precision = 'year' then ' in ' || strftime(distinct_contacts.start_date, '%Y')
            when distinct_contacts.start_date = distinct_contacts.end_date then ' on ' || strftime(distinct_contacts.start_date, '%-d %B %Y')
            else ' from ' || strftime(distinct_contacts.start_date, '%-d %B') || ' to ' || strftime(distinct_contacts.end_date, '%-d %B %Y')
        end,
        coalesce(' in ' || distinct_contacts.place_name, ''),
        coalesce(' (' || person_lines.person_names || ')', ''),
        coalesce(', on ' || lower(topic_lines.topic_names), ''),
        '; told by ' || distinct_contacts.article_count || case when distinct_contacts.article_count = 1 then ' article' else ' articles' end
    ) as summary,
from distinct_contacts
inner join party_lines on distinct_contacts.contact_id = party_lines.contact_id
inner join contact_modes on distinct_contacts.contact_mode_code = contact_modes.contact_mode_code
left join person_lines on distinct_contacts.contact_id = person_lines.contact_id
left join topic_lines on distinct_contacts.contact_id = topic_lines.contact_id
