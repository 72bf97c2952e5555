{% macro sql_list(values) -%}
    ({% for value in values %}'{{ value }}'{{ ", " if not loop.last }}{% endfor %})
{%- endmacro %}

{% macro in_pairs(first, second, pairs) -%}
    {#- True where the two codes stand together in a list of unordered pairs (a dbt variable). -#}
    ((least({{ first }}, {{ second }}), greatest({{ first }}, {{ second }})) in (
        {%- for pair in pairs -%}
            ('{{ pair | sort | first }}', '{{ pair | sort | last }}'){{ ", " if not loop.last }}
        {%- endfor -%}
    ))
{%- endmacro %}

{% macro position_in(expression, values) -%}
    coalesce(list_position([{% for value in values %}'{{ value }}'{{ ", " if not loop.last }}{% endfor %}], {{ expression }}), {{ values | length + 1 }})
{%- endmacro %}
