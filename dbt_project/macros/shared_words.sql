{% macro shared_words(pairs) -%}
    {#-
    How many telling words the sentences about a report share with those of one report of an event; the result is the CTE
    `shared_words` (first_id, second_id, word_count). `pairs` gives (first_id, second_id): a leader of dated reports, a profile.
    Of an event that everybody tells so many reports are read, chosen by their ids: all of them would cost the square of what
    was published about it.
    -#}
    worded_profiles as (
        select distinct second_id as profile_id from {{ pairs }}
    ),

    {{ telling_words('worded_profiles') }},

    worded_events as (
        select distinct first_id as leader_id from {{ pairs }}
    ),

    event_reports as (
        select
            cluster.leader_id,
            report_profile.report_id,
        from {{ ref('int_dated_clusters') }} as cluster
        inner join worded_events on cluster.leader_id = worded_events.leader_id
        inner join {{ ref('int_report_profiles') }} as report_profile on cluster.profile_id = report_profile.profile_id
        qualify row_number() over (partition by cluster.leader_id order by report_profile.report_id asc) <= {{ var('max_worded_reports') }}
    ),

    event_words as (
        select
            event_report.leader_id,
            report.telling_words,
        from event_reports as event_report
        inner join {{ ref('int_report_words') }} as report on event_report.report_id = report.report_id
    ),

    -- Lists, not rows of words: a join by frequent words would grow with the square of the articles.
    shared_words as (
        select
            pair.first_id,
            pair.second_id,
            max(len(list_intersect(profile_words.telling_words, event_words.telling_words))) as word_count,
        from {{ pairs }} as pair
        inner join profile_words on pair.second_id = profile_words.profile_id
        inner join event_words on pair.first_id = event_words.leader_id
        group by pair.first_id, pair.second_id
        having word_count > 0
    )
{%- endmacro %}

{% macro telling_words(profiles) -%}
    {#-
    The telling words of the sentences about each of some profiles; the result is the CTE `profile_words`
    (profile_id, telling_words). Names of the parties and of the persons are no telling words: who is compared has them in
    common anyway.
    -#}
    profile_reports as (
        select
            report_profile.profile_id,
            report_profile.report_id,
        from {{ ref('int_report_profiles') }} as report_profile
        inner join {{ profiles }} as worded on report_profile.profile_id = worded.profile_id
    ),

    name_words as (
        select distinct
            profile_report.profile_id,
            unnest(string_split({{ fold_text("person.full_name") }}, ' ')) as word,
        from profile_reports as profile_report
        inner join {{ ref('stg_report_persons') }} as person on profile_report.report_id = person.report_id
    ),

    party_words as (
        select distinct
            alias.party_code,
            unnest(string_split({{ fold_text("alias.alias") }}, ' ')) as word,
        from {{ ref('party_aliases') }} as alias
    ),

    told_words as (
        select distinct
            profile_report.profile_id,
            unnest(report.telling_words) as word,
        from profile_reports as profile_report
        inner join {{ ref('int_report_words') }} as report on profile_report.report_id = report.report_id
    ),

    profile_parties as (
        select
            profile.profile_id,
            unnest(profile.party_codes) as party_code,
        from {{ ref('int_profiles') }} as profile
        inner join {{ profiles }} as worded on profile.profile_id = worded.profile_id
    ),

    names_in_common as (
        select * from name_words
        union all
        select
            profile_party.profile_id,
            party_words.word,
        from profile_parties as profile_party
        inner join party_words on profile_party.party_code = party_words.party_code
    ),

    profile_words as (
        select
            told.profile_id,
            list(told.word) as telling_words,
        from told_words as told
        anti join names_in_common as named on told.profile_id = named.profile_id and told.word = named.word
        group by told.profile_id
    )
{%- endmacro %}
