{% macro title_stem(word) -%}
    {#- Plural and singular are one word of a title, and so are the forms of a verb: "state borders", "reopening", "reopened". -#}
    regexp_replace(regexp_replace({{ word }}, '([a-z]{3})s$', '\1'), '([a-z]{4})(ed|ing)$', '\1')
{%- endmacro %}
