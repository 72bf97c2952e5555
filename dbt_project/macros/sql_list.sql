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

{% macro measure_of(unit, measures) -%}
    {#- What a unit counts, however the counted are called: the first word of the list that has one of its words. -#}
    case
        {%- for words in measures %}
            when regexp_matches({{ unit }}, '\b({{ words | join("|") }})\b') then '{{ words | first }}'
        {%- endfor %}
        else {{ unit }}
    end
{%- endmacro %}
