{{ config(materialized='incremental', incremental_strategy='changed_rows', unique_key='full_name') }}
with names as (
    select * from {{ ref('int_person_names') }}
),

clusters as (
    select * from {{ ref('int_name_clusters') }}
),

clustered as (
    select
        names.*,
        clusters.leader_name_id,
        clusters.score,
    from names
    inner join clusters on names.name_id = clusters.name_id
),

-- Every word by which a person is known, to find the one person that a lone surname can mean.
known_words as (
    select distinct
        party_code,
        leader_name_id,
        unnest(name_words) as name_word,
    from clustered
),

lone_words as (
    select distinct
        name_id,
        party_code,
        name_words[1] as name_word,
        office_codes,
    from names
    where len(name_words) = 1 and name_id not in (select name_id from clusters)
),

known_offices as (
    select
        leader_name_id,
        list_distinct(flatten(list(office_codes))) as office_codes,
    from clustered
    group by leader_name_id
),

lone_candidates as (
    select
        lone_words.name_id,
        known_words.leader_name_id,
        max(list_has_any(lone_words.office_codes, known_offices.office_codes)) as has_same_office,
    from lone_words
    inner join known_words on lone_words.party_code = known_words.party_code and lone_words.name_word = known_words.name_word
    inner join known_offices on known_words.leader_name_id = known_offices.leader_name_id
    group by lone_words.name_id, known_words.leader_name_id
),

lone_choices as (
    select
        name_id,
        case
            when count(*) = 1 then min(leader_name_id)
            when count(*) filter (where has_same_office) = 1 then min(leader_name_id) filter (where has_same_office)
        end as leader_name_id,
        count(*) as candidate_count,
    from lone_candidates
    group by name_id
),

linked as (
    select
        names.*,
        coalesce(clusters.leader_name_id, lone_choices.leader_name_id, names.name_id) as leader_name_id,
        case
            when clusters.leader_name_id = names.name_id then 'its own name'
            when clusters.leader_name_id is not null and names.reference_name is not null then 'alias on record'
            when clusters.leader_name_id is not null then 'a spelling of the same name'
            when lone_choices.leader_name_id is not null and lone_choices.candidate_count = 1
                then 'the only person of this party with that word in the name'
            when lone_choices.leader_name_id is not null then 'the only such person in that office'
            when lone_choices.candidate_count > 1 then 'several persons of that name: kept apart'
            else 'its own name'
        end as reason,
        clusters.score,
    from names
    left join clusters on names.name_id = clusters.name_id
    left join lone_choices on names.name_id = lone_choices.name_id
),

leaders as (
    select
        leader_name_id,
        any_value(name_words) filter (where name_id = leader_name_id) as leader_words,
    from linked
    group by leader_name_id
)

select
    linked.party_code,
    linked.full_name,
    {{ content_id(["'person'", "linked.party_code", "array_to_string(leaders.leader_words, ' ')"]) }} as person_id,
    leaders.leader_words as person_words,
    linked.reference_name,
    linked.article_count,
    linked.reason,
    linked.score,
from linked
inner join leaders on linked.leader_name_id = leaders.leader_name_id
