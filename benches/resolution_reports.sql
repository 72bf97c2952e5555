-- Made-up reports with the skew of news: few countries and few events take most of the reports, a quarter of the reports
-- give no day, names come in several spellings, articles mix news and background. Everything follows from the numbers of
-- articles, days and events, by hashing: the same figures give the same reports. $root is the repository.
create or replace temp macro chance(number, salt) as (hash(number, salt) % 1000003) / 1000003.0;

create or replace temp table countries as
select
    party_code,
    capital_name,
    row_number() over (order by hash(party_code)) - 1 as country_number,
from read_csv(getvariable('root') || '/seeds/parties.csv', all_varchar = true)
where party_kind = 'country' and capital_name is not null;

create or replace temp macro country(share) as cast(floor(pow(share, 2.5) * (select count(*) from countries)) as bigint);

create or replace temp table told as
with drawn as (
    select
        report_number,
        report_number // 4 as article_number,
        cast(chance(report_number // 4, 'day') * getvariable('days') as integer) as article_day,
        chance(report_number, 'background') < 0.15 as is_background,
    from range(getvariable('articles') * 4) as numbers(report_number)
),

placed as (
    select
        *,
        greatest(0, article_day - case
            when is_background then 10 + cast(chance(report_number, 'lag') * 300 as integer)
            else cast(floor(pow(chance(report_number, 'lag'), 2) * 3) as integer)
        end) as event_day,
        cast(floor(pow(chance(report_number, 'event'), 3) * getvariable('events_per_day')) as bigint) as event_of_day,
    from drawn
),

numbered as (
    select
        *,
        event_day * 1000000 + event_of_day as event_number,
    from placed
)

select
    *,
    md5('report' || report_number) as report_id,
    md5('article' || article_number) as article_id,
    case when chance(event_number, 'family') < 0.6 then 'contact' when chance(event_number, 'family') < 0.8 then 'agreement' else 'crisis' end
        as event_family,
    country(chance(event_number, 'first')) as first_country,
    country(chance(event_number, 'second')) as second_country,
    case
        when chance(report_number, 'precision') < 0.7 then 'day'
        when chance(report_number, 'precision') < 0.75 then 'month'
        else 'unknown'
    end as date_precision,
    date '2019-01-01' + event_day as event_date,
    chance(report_number, 'place') < 0.5 as is_placed,
from numbered;

delete from told where first_country = second_country;

create or replace temp table dated as
select
    told.*,
    first_one.party_code as first_code,
    second_one.party_code as second_code,
    case when is_placed then second_one.capital_name end as place_name,
    case when is_placed then second_one.party_code end as place_country_code,
    case date_precision when 'day' then event_date when 'month' then date_trunc('month', event_date)::date end as start_date,
    case date_precision when 'day' then event_date when 'month' then last_day(event_date) end as end_date,
from told
inner join countries as first_one on told.first_country = first_one.country_number
inner join countries as second_one on told.second_country = second_one.country_number;

insert into staging.contact_reports
select
    report_id, article_id,
    case
        when chance(report_number, 'vague') < 0.15 then 'talks'
        else ['meeting', 'phone_call', 'visit', 'meeting'][1 + cast(floor(chance(event_number, 'mode') * 4) as integer)]
    end,
    ['foreign_minister', 'head_of_state', 'minister', 'unknown'][1 + cast(floor(chance(event_number, 'level') * 4) as integer)],
    case when chance(event_number, 'status') < 0.85 or chance(report_number, 'status') < 0.5 then 'held' else 'planned' end,
    start_date, end_date, date_precision, null, 'explicit', place_name, place_country_code, is_background, false, null, null, null,
    0.5 + chance(report_number, 'confidence') / 2, 'bench', null,
from dated where event_family = 'contact';

insert into staging.agreement_reports
select
    report_id, article_id,
    ['memorandum', 'treaty', 'fund', 'contract'][1 + cast(floor(chance(event_number, 'type') * 4) as integer)],
    'signed',
    case when chance(report_number, 'title') < 0.5 then 'memorandum on ' || ['trade', 'energy', 'transport', 'water', 'culture'][1 + cast(floor(chance(event_number, 'title') * 5) as integer)] end,
    null, start_date, end_date, date_precision, null, 'explicit',
    case when chance(event_number, 'money') < 0.3 and chance(report_number, 'money') < 0.7 then 1e6 * cast(floor(chance(event_number, 'sum') * 500) as integer) end,
    'USD', null, null, place_name, place_country_code, is_background, null, 0.5 + chance(report_number, 'confidence') / 2, 'bench', null,
from dated where event_family = 'agreement';

insert into staging.crisis_reports
select
    report_id, article_id,
    ['armed_attack', 'air_strike', 'sanction', 'evacuation', 'natural_disaster', 'unrest'][1 + cast(floor(chance(event_number, 'type') * 6) as integer)],
    case when chance(report_number, 'claim') < 0.1 then 'claimed' else 'reported' end,
    start_date, end_date, date_precision, null, 'explicit', place_name, place_country_code, is_background, null, null,
    0.5 + chance(report_number, 'confidence') / 2, 'bench', null,
from dated where event_family = 'crisis';

insert into staging.report_parties
select report_id, article_id, event_family, first_code, case when event_family = 'crisis' then 'actor' else 'party' end, 0, 7,
from dated where event_family <> 'crisis' or chance(report_number, 'actor') < 0.6
union all
select report_id, article_id, event_family, second_code, case when event_family = 'crisis' then 'affected' else 'party' end, 0, 7,
from dated;

-- Twelve office holders for each country; each name has four spellings.
insert into staging.report_persons
with sides as (
    select *, 'first' as side, first_code as party_code from dated
    union all
    select *, 'second' as side, second_code as party_code from dated
),

named as (
    select
        *,
        cast(floor(pow(chance(event_number, side || ' person'), 2) * 12) as bigint) as person_number,
    from sides
    where event_family = 'contact' and chance(report_number, side || 'known') < 0.6
),

spelled as (
    select
        *,
        ['Anders', 'Beatriz', 'Chukwu', 'Dmitri', 'Elif', 'Farid', 'Gulnara', 'Hiroshi', 'Ivana', 'Joao', 'Kwame', 'Leila'][1 + person_number] as given_name,
        ['Bar', 'Dem', 'Gor', 'Hal', 'Kar', 'Lom', 'Mor', 'Nab', 'Pel', 'Ras', 'Sar', 'Tom', 'Var', 'Zor'][1 + cast(hash(party_code, person_number) % 14 as integer)]
        || ['ach', 'en', 'il', 'om', 'ush'][1 + cast(hash(person_number, party_code) % 5 as integer)]
        || ['ayev', 'enko', 'oghlu', 'shvili', 'escu', 'imov'][1 + cast(hash(party_code) % 6 as integer)] as family_name,
    from named
),

written as (
    select
        *,
        given_name || ' ' || case cast(floor(chance(report_number, side || 'spelling') * 8) as integer)
            when 0 then replace(family_name, 'ayev', 'aev')
            when 1 then replace(family_name, 'oghlu', 'oglu')
            when 2 then replace(family_name, 'ch', 'tch')
            else family_name
        end as full_name,
    from spelled
)

select report_id, article_id, event_family, full_name, full_name, party_code, 'Foreign Minister', 'diplomat', 'official', 'participant', 0, 7,
from written;

insert into staging.report_quantities
select report_id, article_id, 1 + cast(floor(pow(chance(event_number, 'figure'), 3) * 300) as integer), 'killed', '=', false, null, 0, 7,
from dated where event_family = 'crisis' and chance(report_number, 'figure') < 0.4;

insert into staging.report_topics
select report_id, article_id, ['trade', 'energy', 'security', 'transport'][1 + cast(floor(chance(event_number, 'topic') * 4) as integer)], 'Made-up', 0, 7,
from dated where event_family = 'contact' and chance(report_number, 'topic') < 0.3;

-- Sentences of eighteen words from a few thousand, few of them frequent; one word in three is of the event, the others of the report.
create or replace temp table syllables as
select ['ba', 'del', 'fo', 'gan', 'hi', 'ker', 'lu', 'mos', 'ne', 'pol', 'ri', 'sta', 'ten', 'vu', 'zor'] as sounds;

create or replace temp macro made_word(number) as
    sounds[1 + number % 15] || sounds[1 + number // 15 % 15] || sounds[1 + number // 225 % 15];

create or replace temp table sentences as
select
    report_number,
    copy_number,
    article_number,
    report_id,
    article_id,
    event_family,
    array_to_string(list_transform(range(18), lambda place: made_word(cast(floor(pow(
        chance(case when place % 3 = 0 then event_number else report_number * 2 + copy_number end, 'word ' || place), 3
    ) * 3375) as bigint))), ' ') as quote,
from dated, syllables, range(2) as copies(copy_number)
where copy_number = 0 or chance(report_number, 'told twice') < 0.25;

-- An article is the sentences of its reports, one after another.
create or replace temp table placed_sentences as
select
    *,
    coalesce(sum(length(quote) + 1) over (
        partition by article_number order by report_number, copy_number rows between unbounded preceding and 1 preceding
    ), 0) as char_start,
from sentences;

insert into staging.report_mentions
select
    md5('mention' || report_number || '-' || copy_number), report_id, article_id, event_family, char_start, char_start + length(quote), quote,
    'bench',
    0.5 + chance(report_number, 'confidence') / 2, 'bench',
from placed_sentences;

create or replace temp table texts as
select
    article_number,
    string_agg(quote, ' ' order by char_start) as article_text,
from placed_sentences
group by article_number;

insert into raw.articles
select
    md5('article' || article_number) as article_id,
    'made-' || article_number || '.txt' as source_uri,
    'Made-up article ' || article_number as title,
    case when chance(article_number, 'dated') < 0.95 then timestamp '2019-01-01' + to_days(cast(chance(article_number, 'day') * getvariable('days') as integer)) end,
    case when chance(article_number, 'dated') < 0.95 then 'day' else 'unknown' end,
    'Publisher ' || cast(floor(pow(chance(article_number, 'publisher'), 2) * 300) as integer) as publisher,
    'en', coalesce(article_text, 'No reports'), md5('text' || article_number), null, null, null, true, true, 'bench', timestamp '2026-01-01',
from range(getvariable('articles')) as numbers(article_number)
left join texts using (article_number);
