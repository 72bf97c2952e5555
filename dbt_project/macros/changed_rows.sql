{% macro changed_rows(model_name) -%}
    {#- The rows of a model that this build removed (`is_new` false) or added: to be read in partial builds only. -#}
    {%- do ref(model_name) -%}
    changes.{{ model_name }}
{%- endmacro %}

{% macro keys_of(scope) -%}
    {#- The scope of a model, as a relation of one column. dbt learns of it when it parses; a full build has no use for it. -#}
    {%- if not execute or is_incremental() -%}{{ ref(scope) }}{%- endif -%}
{%- endmacro %}

{% macro in_scope(scope, column, joint='where') -%}
    {#- In partial builds only what the scope names; in full ones everything. -#}
    {%- set keys = keys_of(scope) -%}
    {%- if is_incremental() %}{{ joint }} {{ column }} in (from {{ keys }}){% endif -%}
{%- endmacro %}

{% macro get_incremental_changed_rows_sql(arguments) -%}
    {#-
    Brings a table up to date with what was computed anew, and keeps the rows that differ in `changes.<model>`.

    unique_key          the columns, never null, whose rows are replaced together.
    meta.scope          the model of one column that names what was computed anew; without it everything was.
    meta.scope_columns  the columns of which any may be in scope; else the unique key.
    -#}
    {%- set target = arguments['target_relation'] -%}
    {%- set fresh = arguments['temp_relation'] -%}
    {%- set changes = 'changes.' ~ target.identifier -%}
    {%- set key = [arguments['unique_key']] if arguments['unique_key'] is string else arguments['unique_key'] -%}
    {%- set key_columns = key | join(', ') -%}
    {%- set columns = get_quoted_csv(arguments['dest_columns'] | map(attribute='name')) -%}
    create or replace table {{ changes }} as
    with before as materialized (
        select {{ columns }}
        from {{ target }}
        where {{ is_in_scope(config.get('meta'), key) }}
    ),

    after as (
        select {{ columns }}
        from {{ fresh }}
    ),

    -- A sum of hashes finds the few keys of which any row differs; only their rows are compared as such.
    stamped as (
        select {{ key_columns }}, cast(hash(before) as hugeint) as stamp, 1 as row_count from before
        union all
        select {{ key_columns }}, -cast(hash(after) as hugeint) as stamp, -1 as row_count from after
    ),

    differing as materialized (
        select {{ key_columns }}
        from stamped
        group by {{ key_columns }}
        having sum(stamp) <> 0 or sum(row_count) <> 0
    ),

    differing_before as (
        from before semi join differing using ({{ key_columns }})
    ),

    differing_after as (
        from after semi join differing using ({{ key_columns }})
    )

    select *, false as is_new from (from differing_before except all from differing_after)
    union all
    select *, true as is_new from (from differing_after except all from differing_before);

    delete from {{ target }}
    where ({{ key_columns }}) in (select ({{ key_columns }}) from {{ changes }});

    insert into {{ target }} ({{ columns }})
    select {{ columns }}
    from {{ fresh }}
    where ({{ key_columns }}) in (select ({{ key_columns }}) from {{ changes }})
{%- endmacro %}

{% macro get_incremental_scoped_rows_sql(arguments) -%}
    {#- The same for a table whose changes no scope asks for: what is in scope is replaced, without a look at what differs. -#}
    {%- set columns = get_quoted_csv(arguments['dest_columns'] | map(attribute='name')) -%}
    delete from {{ arguments['target_relation'] }}
    where {{ is_in_scope(config.get('meta'), [arguments['unique_key']]) }};

    insert into {{ arguments['target_relation'] }} ({{ columns }})
    select {{ columns }}
    from {{ arguments['temp_relation'] }}
{%- endmacro %}

{% macro is_in_scope(meta, key) -%}
    {%- if meta and meta.get('scope') -%}
        {%- for column in meta.get('scope_columns') or key -%}
            {{ " or " if not loop.first }}{{ column }} in (from {{ api.Relation.create(schema='changes', identifier=meta['scope']) }})
        {%- endfor -%}
    {%- else -%}
        true
    {%- endif -%}
{%- endmacro %}

{% macro only_in_partial_builds() -%}
    {#- Around the query of a scope: a full build asks for no scope, so it has none. -#}
    {%- set query = caller() -%}
    {%- if is_partial() -%}
        {{ query }}
    {%- else -%}
        select cast(null as varchar) as scope_key
        where false
    {%- endif -%}
{%- endmacro %}
