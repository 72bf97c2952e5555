{% macro rounded(figure) -%}
    {#- A figure as it is told in round terms: its first two digits. -#}
    case when {{ figure }} > 0 then round({{ figure }}, 1 - cast(floor(log10({{ figure }})) as integer)) end
{%- endmacro %}
