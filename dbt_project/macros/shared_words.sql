{% macro shared_words(pairs) -%}
    {#-
    How many telling words the sentences about a report share with those of one report of an event; the result is the CTE
    `shared_words` (first_id, second_id, word_count). `pairs` gives (first_id, second_id): a leader of dated reports, a profile.
    Names of the parties and of the persons are no telling words: the pair has them in common anyway.
    -#}
    worded_profiles as (
        select distinct second_id as profile_id from {{ pairs }}
    ),

    worded_events as (
        select distinct first_id as leader_id from {{ pairs }}
    ),

    told_words as materialized (
        select distinct
            report_profile.profile_id,
            report_profile.report_id,
            unnest(list_filter(
                string_split({{ fold_text("mention.quote") }}, ' '),
                lambda word: length(word) >= {{ var('telling_word_length') }}
                and not list_contains({{ var('generic_telling_words') | list | tojson | replace('"', "'") }}, word)
            )) as word,
        from {{ ref('int_report_profiles') }} as report_profile
        inner join {{ ref('stg_report_mentions') }} as mention on report_profile.report_id = mention.report_id
        where
            report_profile.profile_id in (select profile_id from worded_profiles)
            or report_profile.profile_id in (
                select cluster.profile_id
                from {{ ref('int_dated_clusters') }} as cluster
                inner join worded_events on cluster.leader_id = worded_events.leader_id
            )
    ),

    name_words as (
        select distinct
            told.profile_id,
            unnest(string_split({{ fold_text("person.full_name") }}, ' ')) as word,
        from (select distinct profile_id, report_id from told_words) as told
        inner join {{ ref('stg_report_persons') }} as person on told.report_id = person.report_id
    ),

    party_words as (
        select distinct
            alias.party_code,
            unnest(string_split({{ fold_text("alias.alias") }}, ' ')) as word,
        from {{ ref('party_aliases') }} as alias
    ),

    profile_words as (
        select distinct
            told.profile_id,
            told.word,
        from told_words as told
        inner join worded_profiles on told.profile_id = worded_profiles.profile_id
        inner join {{ ref('int_profiles') }} as profile on told.profile_id = profile.profile_id
        anti join name_words on told.profile_id = name_words.profile_id and told.word = name_words.word
        anti join party_words on told.word = party_words.word and list_contains(profile.party_codes, party_words.party_code)
    ),

    event_words as (
        select
            cluster.leader_id,
            told.report_id,
            told.word,
        from told_words as told
        inner join {{ ref('int_dated_clusters') }} as cluster on told.profile_id = cluster.profile_id
        inner join worded_events on cluster.leader_id = worded_events.leader_id
    ),

    report_words as (
        select
            pair.first_id,
            pair.second_id,
            event_words.report_id,
            count(*) as word_count,
        from {{ pairs }} as pair
        inner join profile_words on pair.second_id = profile_words.profile_id
        inner join event_words on pair.first_id = event_words.leader_id and profile_words.word = event_words.word
        group by pair.first_id, pair.second_id, event_words.report_id
    ),

    shared_words as (
        select
            first_id,
            second_id,
            max(word_count) as word_count,
        from report_words
        group by first_id, second_id
    )
{%- endmacro %}
