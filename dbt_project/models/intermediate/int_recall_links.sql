{#- A report without a day joins the one dated event it can only be; where several remain it stays its own. -#}
with candidates as (
    select * from {{ ref('int_recall_candidates') }}
    where not is_refused
),

report_profiles as (
    select * from {{ ref('int_report_profiles') }}
),

profiles as (
    select * from {{ ref('int_profiles') }}
),

clusters as (
    select * from {{ ref('int_dated_clusters') }}
),

loose_articles as (
    select distinct
        report_profiles.profile_id,
        report_profiles.article_id,
    from report_profiles
    inner join candidates on report_profiles.profile_id = candidates.profile_id
),

event_articles as (
    select distinct
        clusters.leader_id,
        report_profiles.article_id,
    from clusters
    inner join report_profiles on clusters.profile_id = report_profiles.profile_id
    where clusters.leader_id in (select leader_id from candidates)
),

-- An article that tells the dated event in a report of its own means another one here.
told_apart as (
    select distinct
        candidates.profile_id,
        candidates.leader_id,
    from candidates
    inner join loose_articles on candidates.profile_id = loose_articles.profile_id
    inner join event_articles
        on candidates.leader_id = event_articles.leader_id and loose_articles.article_id = event_articles.article_id
),

open_candidates as (
    select
        candidates.*,
        row_number() over (partition by candidates.profile_id order by candidates.score desc, candidates.leader_id asc) as choice,
        lead(candidates.score) over (partition by candidates.profile_id order by candidates.score desc, candidates.leader_id asc)
            as next_score,
        count(*) over (partition by candidates.profile_id) as candidate_count,
    from candidates
    left join told_apart
        on candidates.profile_id = told_apart.profile_id and candidates.leader_id = told_apart.leader_id
    where told_apart.profile_id is null
),

choices as (
    select
        open_candidates.profile_id,
        open_candidates.leader_id,
        open_candidates.score,
        open_candidates.reason,
        open_candidates.candidate_count,
        profiles.specificity_rank,
    from open_candidates
    inner join profiles on open_candidates.profile_id = profiles.profile_id
    where
        open_candidates.choice = 1
        and (open_candidates.next_score is null or open_candidates.score - open_candidates.next_score >= {{ var('unique_margin') }})
),

queues as (
    select
        choices.profile_id,
        row_number() over (
            partition by choices.leader_id, loose_articles.article_id
            order by choices.score desc, choices.specificity_rank asc
        ) as turn_number,
    from choices
    inner join loose_articles on choices.profile_id = loose_articles.profile_id
),

turns as (
    select
        profile_id,
        max(turn_number) as last_turn,
    from queues
    group by profile_id
)

select
    choices.profile_id,
    choices.leader_id,
    choices.score,
    choices.candidate_count,
    'the only event it can mean: ' || choices.reason as reason,
from choices
inner join turns on choices.profile_id = turns.profile_id
where turns.last_turn = 1
