-- depends_on: {{ ref('chg_events') }}
{#- The evidence of the events as the last build published it, kept before the fact table is replaced. -#}
{% set published = adapter.get_relation(database=target.database, schema='marts', identifier='fct_event_mentions') %}
{% if execute and published is not none %}
    select
        event_family,
        event_id,
        article_id,
        char_start,
        char_end,
        quote,
    from {{ published }}
    {%- if is_partial() %}
        where event_id in (from {{ ref('chg_events') }})
    {%- endif %}
{% else %}
    select
        cast(null as varchar) as event_family,
        cast(null as varchar) as event_id,
        cast(null as varchar) as article_id,
        cast(null as bigint) as char_start,
        cast(null as bigint) as char_end,
        cast(null as varchar) as quote,
    where false
{% endif %}
