{#- Data tests look at everything, except in a partial build on top of one that passed them all: there nothing can be wrong but what
    this build wrote. docs/decisions/0009 says more. -#}

{% macro tests_changes_only() -%}
    {#- "yes" or nothing. -#}
    {%- if execute and flags.WHICH == 'build' -%}
        {%- set build = last_build() -%}
        {%- if build.mode == 'partial' and build.is_tested -%}yes{%- endif -%}
    {%- endif -%}
{%- endmacro %}

{% macro to_test(scope, column, joint='where') -%}
    {#- For a test of our own: only what the scope names, where that is enough. -#}
    {%- set keys = ref(scope) -%}
    {%- if tests_changes_only() %}{{ joint }} {{ column }} in (from {{ keys }}){% endif -%}
{%- endmacro %}

{% macro written_values(model, columns) -%}
    {#- For tests of uniqueness: the values of these columns in the rows that this build wrote, as a condition. A value that is there
        twice now and was not before is in one of them. Of tables that are made anew and of views everything is looked at. -#}
    {%- set values = '(' ~ columns | join(', ') ~ ')' -%}
    {%- set node = namespace(strategy=none, meta=none, key=none) -%}
    {%- if tests_changes_only() -%}
        {%- for found in every_model() | selectattr('name', 'equalto', model.identifier) -%}
            {%- set node.strategy = found.config.incremental_strategy -%}
            {%- set node.meta = found.config.meta -%}
            {%- set node.key = found.config.unique_key -%}
        {%- endfor -%}
    {%- endif -%}
    {%- if node.strategy == 'changed_rows' -%}
        {{ values }} in (select {{ values }} from changes.{{ model.identifier }} where is_new)
    {%- elif node.strategy == 'scoped_rows' -%}
        {{ values }} in (select {{ values }} from {{ model }} where {{ is_in_scope(node.meta, [node.key]) }})
    {%- else -%}
        true
    {%- endif -%}
{%- endmacro %}

{% test unique(model, column_name) %}
    {#- In place of dbt's own. -#}
    select
        {{ column_name }} as unique_field,
        count(*) as row_count,
    from {{ model }}
    where {{ column_name }} is not null and {{ written_values(model, [column_name]) }}
    group by {{ column_name }}
    having count(*) > 1
{% endtest %}

{% test unique_together(model, columns) %}
    {#- The grain of a table whose key has several columns; null counts as a value. -#}
    select {{ columns | join(', ') }}
    from {{ model }}
    group by {{ columns | join(', ') }}
    having count(*) > 1
{% endtest %}
