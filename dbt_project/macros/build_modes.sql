{#- Whether a build makes everything anew or only what changed; docs/decisions/0009 says why and when. The mode of the build under
    way stands in changes.build_state: "full", "partial", and "complete" once every model was built; `is_tested` says whether every data
    test had passed before, and at the end whether they pass now. -#}

{% macro begin_build() -%}
    {#- A build may be partial only on top of a complete one, and only if it builds every model: a killed, failed or selected
        build leaves another mode behind, and the next one starts from nothing. -#}
    {%- if execute and flags.WHICH in ['run', 'build'] -%}
        {%- do run_query('create schema if not exists changes') -%}
        {%- set last = last_build() -%}
        {%- set is_partial = last.mode == 'complete' and not flags.FULL_REFRESH and builds_every_model() and has_every_table() -%}
        {%- do run_query(
            "create or replace table changes.build_state as select '" ~ ('partial' if is_partial else 'full') ~ "' as mode, "
            ~ (is_partial and last.is_tested) ~ ' as is_tested'
        ) -%}
    {%- endif -%}
{%- endmacro %}

{% macro end_build(results) -%}
    {#- Complete only if every model was built; a test that failed at the end leaves the tables as they should be. -#}
    {%- if execute and flags.WHICH in ['run', 'build'] and builds_every_model() -%}
        {%- set statuses = results | selectattr('node.resource_type', 'in', ['model', 'seed']) | map(attribute='status') | map('string') | unique -%}
        {%- if statuses | list == ['success'] -%}
            {%- do run_query("update changes.build_state set mode = 'complete', is_tested = " ~ passes_every_test(results)) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{% macro passes_every_test(results) -%}
    {%- set tests = graph.nodes.values() | selectattr('resource_type', 'equalto', 'test') | list -%}
    {%- set passed = results | selectattr('node.resource_type', 'equalto', 'test') | map(attribute='status') | map('string') | select('equalto', 'pass') | list -%}
    {{- return(passed | length == tests | length) -}}
{%- endmacro %}

{% macro last_build() -%}
    {#- What the last build left, or how the one under way goes; the mode is "none" in a database that was never built. -#}
    {%- set known = run_query(
        "select 1 from information_schema.columns where table_schema = 'changes' and table_name = 'build_state' and column_name = 'is_tested'"
    ) -%}
    {%- if known.rows | length -%}
        {%- set state = run_query('select mode, is_tested from changes.build_state') -%}
        {{- return({'mode': state.columns[0].values()[0], 'is_tested': state.columns[1].values()[0]}) -}}
    {%- else -%}
        {{- return({'mode': 'none', 'is_tested': false}) -}}
    {%- endif -%}
{%- endmacro %}

{% macro every_model() -%}
    {{- return(graph.nodes.values() | selectattr('resource_type', 'equalto', 'model') | list) -}}
{%- endmacro %}

{% macro builds_every_model() -%}
    {{- return(every_model() | rejectattr('unique_id', 'in', selected_resources) | list | length == 0) -}}
{%- endmacro %}

{% macro has_every_table() -%}
    {#- A table that was dropped by hand cannot be brought up to date. -#}
    {%- set tables = every_model() | rejectattr('config.materialized', 'equalto', 'view') | list -%}
    {%- set names = [] -%}
    {%- for table in tables -%}{%- do names.append("('" ~ table.schema ~ "', '" ~ table.alias ~ "')") -%}{%- endfor -%}
    {%- set found = run_query(
        'select count(*) from information_schema.tables where (table_schema, table_name) in (' ~ names | join(', ') ~ ')'
    ) -%}
    {{- return(found.columns[0].values()[0] == names | length) -}}
{%- endmacro %}

{% macro is_partial() -%}
    {{- return(execute and last_build().mode == 'partial') -}}
{%- endmacro %}

{% macro should_full_refresh() -%}
    {#- In place of dbt's own: the flag alone does not know what has changed. -#}
    {%- set configured = config.get('full_refresh') -%}
    {{- return(not is_partial() if configured is none else configured) -}}
{%- endmacro %}

{% macro project_files() -%}
    {#- The files that say how tables are made. -#}
    {%- set folder = invocation_args_dict['project_dir'] -%}
    ['{{ folder }}/dbt_project.yml', '{{ folder }}/macros/*.sql', '{{ folder }}/models/*/*.sql']
{%- endmacro %}

{% macro start_anew_if_changed(model_name, tolerated_share) -%}
    {#- A hook of a model on which others stand: where more of it changed than this share, the rest of the build is a full one. -#}
    {%- if is_partial() -%}
        update changes.build_state set mode = 'full'
        where (select count(*) from changes.{{ model_name }}) > {{ tolerated_share }} * (select count(*) from {{ this }})
    {%- endif -%}
{%- endmacro %}
