{% macro choose_recalls(candidates, told) -%}
    {#-
    The one dated event that a profile without a day can mean; the result is the CTE `links`
    (profile_id, leader_id, score, reason, candidate_count).

    candidates  CTE (profile_id, leader_id, score, reason, journey_date): what is not refused; for the report of a journey the day
                of an event on it.
    told        CTE (leader_id, article_id): the articles that tell an event already.

    An article that tells an event in a report of its own means another one with a second report; what the first round
    settles narrows the second. Where several candidates remain too close to call, the profile stays its own; only a journey
    belongs to whichever of the meetings on it comes first.
    -#}
    loose_articles as materialized (
        select distinct
            report_profile.profile_id,
            report_profile.article_id,
        from {{ ref('int_report_profiles') }} as report_profile
        inner join {{ candidates }} as candidate on report_profile.profile_id = candidate.profile_id
    ),

    {% for step in [1, 2] %}
        {% set asking = candidates if step == 1 else 'left_over' %}
        {% if step == 2 %}
            left_over as (
                select
                    profile_id,
                    leader_id,
                    score,
                    reason,
                    journey_date,
                from open_candidates_1
                where profile_id not in (select profile_id from links_1)
            ),
        {% endif %}

        event_articles_{{ step }} as (
            {% if step == 1 %}
                select
                    leader_id,
                    article_id,
                from {{ told }}
            {% else %}
                select
                    link.leader_id,
                    loose_articles.article_id,
                from links_1 as link
                inner join loose_articles on link.profile_id = loose_articles.profile_id
            {% endif %}
        ),

        told_apart_{{ step }} as (
            select distinct
                candidate.profile_id,
                candidate.leader_id,
            from {{ asking }} as candidate
            inner join loose_articles on candidate.profile_id = loose_articles.profile_id
            inner join event_articles_{{ step }} as telling
                on candidate.leader_id = telling.leader_id and loose_articles.article_id = telling.article_id
        ),

        open_candidates_{{ step }} as (
            select
                candidate.profile_id,
                candidate.leader_id,
                candidate.score,
                candidate.reason,
                candidate.journey_date,
                row_number() over (
                    partition by candidate.profile_id
                    order by candidate.score desc, candidate.journey_date asc nulls last, candidate.leader_id asc
                ) as choice,
                max(candidate.score) over (partition by candidate.profile_id) - candidate.score as lag_score,
                count(*) over (partition by candidate.profile_id) as candidate_count,
            from {{ asking }} as candidate
            left join told_apart_{{ step }} as telling
                on candidate.profile_id = telling.profile_id and candidate.leader_id = telling.leader_id
            where telling.profile_id is null
        ),

        close_calls_{{ step }} as (
            select
                profile_id,
                count(*) as close_count,
                count(journey_date) as journey_count,
                max(journey_date) - min(journey_date) as journey_days,
            from open_candidates_{{ step }}
            where lag_score < {{ var('unique_margin') }}
            group by profile_id
        ),

        choices_{{ step }} as (
            select
                candidate.profile_id,
                candidate.leader_id,
                candidate.score,
                candidate.reason,
                candidate.candidate_count,
                profile.specificity_rank,
            from open_candidates_{{ step }} as candidate
            inner join {{ ref('int_profiles') }} as profile on candidate.profile_id = profile.profile_id
            inner join close_calls_{{ step }} as close_call on candidate.profile_id = close_call.profile_id
            where
                candidate.choice = 1
                and (
                    close_call.close_count = 1
                    or (
                        close_call.journey_count = close_call.close_count
                        and close_call.journey_days <= {{ var('longest_journey_days') }}
                    )
                )
        ),

        queues_{{ step }} as (
            select
                chosen.profile_id,
                row_number() over (
                    partition by chosen.leader_id, loose_articles.article_id
                    order by chosen.score desc, chosen.specificity_rank asc
                ) as turn_number,
            from choices_{{ step }} as chosen
            inner join loose_articles on chosen.profile_id = loose_articles.profile_id
        ),

        turns_{{ step }} as (
            select
                profile_id,
                max(turn_number) as last_turn,
            from queues_{{ step }}
            group by profile_id
        ),

        links_{{ step }} as materialized (
            select chosen.*
            from choices_{{ step }} as chosen
            inner join turns_{{ step }} as turn on chosen.profile_id = turn.profile_id
            where turn.last_turn = 1
        ),
    {% endfor %}

    links as (
        select * from links_1
        union all
        select * from links_2
    )
{%- endmacro %}
