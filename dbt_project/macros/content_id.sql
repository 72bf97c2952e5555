{% macro content_id(parts) -%}
    {#- The stable key of extract.records.content_id: 32 hex characters of SHA-256 over the parts; null and '' differ. -#}
    left(sha256(concat_ws(chr(31)
        {%- for part in parts %}, coalesce(cast({{ part }} as varchar), chr(0)){% endfor %})), 32)
{%- endmacro %}
