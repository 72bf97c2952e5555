{#- Distinct names (as words) around the fullest and best attested spelling; a single word is left for int_person_links. -#}
with names as (
    select * from {{ ref('int_person_names') }}
),

distinct_names as (
    select
        name_id,
        party_code,
        any_value(name_words) as name_words,
        any_value(skeletons) as skeletons,
        list_distinct(flatten(list(office_codes))) as office_codes,
        min(reference_name) as reference_name,
        sum(article_count) as article_count,
        min(full_name) as full_name,
    from names
    where len(name_words) > 1 or reference_name is not null
    group by name_id, party_code
),

nodes as materialized (
    select
        name_id as node_id,
        row_number() over (
            order by
                reference_name is not null desc,
                (reference_name = full_name) desc nulls last,
                len(name_words) desc,
                article_count desc,
                full_name asc,
                name_id asc
        ) as node_rank,
        party_code,
        name_words,
        skeletons,
        list_filter(office_codes, lambda code: code in {{ sql_list(var('single_holder_offices')) }}) as office_codes,
        reference_name,
    from distinct_names
),

skeletons as (
    select
        node_id,
        node_rank,
        party_code,
        name_words,
        office_codes,
        reference_name,
        unnest(skeletons) as skeleton,
    from nodes
),

blocked as (
    select distinct
        first_name.node_id as leader_id,
        second_name.node_id,
        first_name.name_words as leader_words,
        second_name.name_words as node_words,
        list_has_any(first_name.office_codes, second_name.office_codes) as is_same_office,
    from skeletons as first_name
    inner join skeletons as second_name
        on
            first_name.party_code = second_name.party_code
            and first_name.skeleton = second_name.skeleton
            and first_name.node_rank < second_name.node_rank
    where
        first_name.reference_name is null
        or second_name.reference_name is null
        or first_name.reference_name = second_name.reference_name
),

compared as (
    select
        leader_id,
        node_id,
        is_same_office,
        list_filter(node_words, lambda word: not list_contains(leader_words, word)) as node_rest,
        list_filter(leader_words, lambda word: not list_contains(node_words, word)) as leader_rest,
        least(len(leader_words), len(node_words)) as shorter_count,
        greatest(len(leader_words), len(node_words)) as longer_count,
        case
            when len(node_words) <= len(leader_words)
                then len(list_filter(node_words, lambda word: len(list_filter(
                    leader_words, lambda other: {{ same_name_word("word", "other") }}
                )) > 0))
            else len(list_filter(leader_words, lambda word: len(list_filter(
                node_words, lambda other: {{ same_name_word("word", "other") }}
            )) > 0))
        end as matched_count,
    from blocked
),

same_reference as (
    select
        canonical.node_id as leader_id,
        alias.node_id,
    from nodes as canonical
    inner join nodes as alias
        on
            canonical.party_code = alias.party_code
            and canonical.reference_name = alias.reference_name
            and canonical.node_rank < alias.node_rank
),

scored as (
    select
        leader_id,
        node_id,
        shorter_count / longer_count as score,
    from compared
    where matched_count >= shorter_count and shorter_count > 1

    union all

    -- A nickname: in an office that one person holds at a time, with the same surname and a given name inside the other.
    select
        leader_id,
        node_id,
        0.5 as score,
    from compared
    where
        is_same_office
        and matched_count = shorter_count - 1
        and matched_count > 0
        and len(node_rest) > 0
        and len(list_filter(node_rest, lambda word: len(list_filter(
            leader_rest, lambda other: least(length(word), length(other)) > 2
            and (
                contains(word, other)
                or contains(other, word)
                or jaro_winkler_similarity(word, other) >= {{ var('nickname_similarity') }}
            )
        )) > 0)) > 0

    union all

    select
        leader_id,
        node_id,
        1.0 as score,
    from same_reference
),

pairs as (
    select
        leader_id,
        node_id,
        max(cast(score as double)) as score,
    from scored
    group by leader_id, node_id
),

{{ leader_clusters('nodes', 'pairs') }}

select
    node_id as name_id,
    leader_id as leader_name_id,
    score,
from clusters
