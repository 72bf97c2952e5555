{% macro fold_text(expression) -%}
    {#- Lower-case ASCII words with single spaces: what two spellings of a name have in common. -#}
    trim(regexp_replace(translate(strip_accents(lower({{ expression }})), 'ıøłđðßæœþ’‘ʻʼ''`', 'iolddsaot'), '[^a-z0-9]+', ' ', 'g'))
{%- endmacro %}
