{{ config(
    materialized='incremental', incremental_strategy='changed_rows', unique_key='foundation_name',
    post_hook="{{ start_anew_if_changed('int_foundations', 0) }}"
) }}
{#- What everything is built on. Where one of these is new, gone or another than in the last build, nothing built before is kept. -#}
{% set references = [
    ref('agreement_types'), ref('contact_levels'), ref('contact_modes'), ref('crisis_types'), ref('office_holders'), ref('offices'),
    ref('parties'), ref('party_aliases'), ref('party_memberships'), ref('places'), ref('statuses'), ref('topics'),
    ref('war_onsets')
] %}
with project as (
    select
        'project' as foundation_name,
        case when count(*) > 2 then md5(string_agg(content, '' order by content)) else error('the project has no files') end as content_hash,
    from read_text({{ project_files() }})
),

settings as (
    select
        'settings' as foundation_name,
        md5(concat({{ "'" ~ dbt_version ~ "'" }}, version(), $text${{ invocation_args_dict.get('vars') }}$text$)) as content_hash,
)

select * from project
union all
select * from settings
{%- for reference in references %}
    union all
    select
        '{{ reference.identifier }}' as foundation_name,
        cast(sum(hash(reference_rows)) as varchar) as content_hash,
    from {{ reference }} as reference_rows
{%- endfor %}
