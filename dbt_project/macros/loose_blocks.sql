{% macro loose_blocks(blocks) -%}
    {#- The blocks of reports without a day, with the days in which their event may have been; `is_far` if any day before will do. -#}
    select
        *,
        date_class = 'timeless' or (date_class = 'undated' and is_background) as is_far,
        case
            when date_class = 'coarse' then start_date
            when status_code in {{ sql_list(var('prospective_statuses')) }} then published_date - 1
            when kind_code in {{ sql_list(var('single_act_types')) }} then published_date - {{ var('undated_act_window_days') }}
            else published_date - {{ var('undated_window_days') }}
        end as earliest_date,
        case
            when date_class = 'coarse' then end_date
            when status_code in {{ sql_list(var('prospective_statuses')) }} then published_date + {{ var('plan_window_days') }}
            -- What "will be signed" is agreed already.
            when starts_with(block_key, 'agreement|') and status_code = 'agreed' and not is_background
                then published_date + {{ var('plan_window_days') }}
            -- The meeting that is dated by "today" may have been told a day late.
            when is_two_sided then published_date + {{ var('slip_days') }}
            else published_date
        end as latest_date,
    from {{ blocks }}
    where date_class <> 'fine'
{%- endmacro %}
