{% macro generate_schema_name(custom_schema_name, node) -%}
    {#- Schemas are named as WAREHOUSE.md and analysts know them: no target prefix. -#}
    {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
