{#- Who leads whom depends on all that is joined by accepted pairs: from the profiles that changed, and those that were paired with
    them, everything that can be reached. -#}
{% call only_in_partial_builds() %}
with recursive pairs as materialized (
    select
        first_id,
        second_id,
    from {{ ref('int_dated_pairs') }}
    where not is_refused
),

changed_pairs as (
    select
        first_id,
        second_id,
    from {{ changed_rows('int_dated_pairs') }}
),

reached as (
    select scope_key from {{ ref('chg_profiles') }}
    union
    select first_id from changed_pairs
    union
    select second_id from changed_pairs
    union
    (
        select pairs.second_id
        from reached
        inner join pairs on reached.scope_key = pairs.first_id
        union all
        select pairs.first_id
        from reached
        inner join pairs on reached.scope_key = pairs.second_id
    )
)

select scope_key from reached
{% endcall %}
