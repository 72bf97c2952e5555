{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='article_id', meta={'scope': 'chg_person_articles'}) }}
with reports as (
    select * from {{ ref('int_all_reports') }}
    {{ in_scope('chg_person_articles', 'article_id') }}
),

current_articles as (
    select * from {{ ref('int_current_articles') }}
),

report_parties as (
    select * from {{ ref('int_report_parties') }}
    {{ in_scope('chg_person_articles', 'article_id') }}
),

details as (
    select * from {{ ref('int_report_details') }}
    {{ in_scope('chg_person_articles', 'article_id') }}
),

place_links as (
    select * from {{ ref('int_place_links') }}
),

joined as (
    select
        reports.*,
        current_articles.published_date,
        current_articles.near_duplicate_group_id,
        coalesce(report_parties.party_codes, []) as party_codes,
        -- Who is told to have struck itself has been misread, or tries its own arms: that tells no strike from another.
        case
            when
                reports.kind_code in {{ sql_list(var('single_act_types')) }}
                and report_parties.actor_codes = report_parties.affected_codes
                then []
            else coalesce(report_parties.actor_codes, [])
        end as actor_codes,
        coalesce(report_parties.affected_codes, []) as affected_codes,
        coalesce(details.person_keys, []) as person_keys,
        coalesce(details.person_parties, []) as person_parties,
        coalesce(details.name_keys, []) as name_keys,
        coalesce(details.surname_keys, []) as surname_keys,
        coalesce(details.quantity_keys, []) as quantity_keys,
        place_links.place_id,
        place_links.place_key,
        place_links.place_kind,
        coalesce(reports.place_country_code, place_links.resolved_country_code) as place_code,
        list_sort(list_distinct(list_transform(
            list_filter(
                string_split({{ fold_text("reports.title") }}, ' '),
                lambda word: not list_contains({{ var('generic_title_words') | list | tojson | replace('"', "'") }}, word)
                and not regexp_full_match(word, '[0-9]{1,3}')
            ),
            -- Plural and singular are one word, and so are the forms of a verb: "state borders", "reopening", "reopened".
            lambda word: regexp_replace(regexp_replace(word, '([a-z]{3})s$', '\1'), '([a-z]{4})(ed|ing)$', '\1')
        ))) as title_words,
    from reports
    inner join current_articles on reports.article_id = current_articles.article_id
    left join report_parties on reports.report_id = report_parties.report_id
    left join details on reports.report_id = details.report_id
    left join place_links
        on
            reports.place_name = place_links.place_name
            and reports.place_country_code is not distinct from place_links.place_country_code
),

classed as (
    select
        * exclude (title_words, date_basis),
        coalesce(title_words, []) as title_words,
        case
            when start_date is not null and date_precision = 'day' and end_date - start_date <= {{ var('fine_interval_days') }} then 'fine'
            when start_date is not null then 'coarse'
            when published_date is not null then 'undated'
            else 'timeless'
        end as date_class,
        -- "Today" in a transcript posted the next morning is the day before.
        event_family = 'contact' and date_basis = 'relative' and date_precision = 'day' and start_date = end_date as is_day_relative,
        -- A call and a letter of one day are two contacts; "talks" may be a meeting or a call.
        case
            when event_family = 'contact' and kind_code in ('written_message', 'public_message') then kind_code
            when event_family = 'contact' then 'spoken'
            when event_family = 'agreement' then 'agreement'
            else kind_code
        end as kind_group,
        array_to_string(party_codes, '+') as party_key,
        event_family = 'crisis' or len(party_codes) >= 2 as is_usable,
        -- A war or a negotiation between the same parties, named without a date, is the one that goes on.
        start_date is null
        and (
            (kind_code = 'armed_conflict' and len(party_codes) >= 1)
            or (event_family = 'agreement' and status_code = 'under_negotiation' and len(party_codes) >= 2)
        ) as is_standing,
    from joined
),

-- How many wars of these sides had begun when one that goes on was told: a war before an invasion is not the invasion.
war_phases as (
    select
        classed.report_id,
        count(*) filter (where war_onsets.onset_date <= classed.published_date) as war_phase,
    from classed
    inner join {{ ref('war_onsets') }} as war_onsets
        on list_has_all(string_split(war_onsets.party_codes, '|'), classed.party_codes)
    where classed.kind_code = 'armed_conflict' and classed.is_standing and classed.published_date is not null
    group by classed.report_id
)

select
    classed.*,
    war_phases.war_phase,
    -- Undated reports tell the same thing only if something says so: without it each article keeps its own.
    case
        when
            date_class <> 'fine' and not is_standing
            and (
                published_date is null
                or (len(person_keys) = 0 and len(quantity_keys) = 0 and len(title_words) = 0 and amount is null)
            )
            then near_duplicate_group_id
    end as lone_article_id,
from classed
left join war_phases on classed.report_id = war_phases.report_id
