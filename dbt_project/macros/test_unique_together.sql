{% test unique_together(model, columns) %}
    {#- The grain of a table whose key has several columns; null counts as a value. -#}
    select {{ columns | join(', ') }}
    from {{ model }}
    group by {{ columns | join(', ') }}
    having count(*) > 1
{% endtest %}
