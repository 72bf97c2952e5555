{#- Two articles that tell one event tell one story: what the one leaves open, the other may say. Only stories of a few articles
    are looked at, since everybody tells the great ones. -#}
with current_articles as (
    select * from {{ ref('int_current_articles') }}
),

event_articles as (
    select * from {{ ref('int_dated_event_articles') }}
),

recall_links as (
    select * from {{ ref('int_recall_links') }}
),

report_profiles as (
    select * from {{ ref('int_report_profiles') }}
),

profiles as (
    select * from {{ ref('int_profiles') }}
),

loose_pairs as (
    select * from {{ ref('int_loose_pairs') }}
    where not is_refused
),

paired as (
    select
        first_id as leader_id,
        unnest([first_id, second_id]) as profile_id,
    from loose_pairs
),

tellings as (
    select
        leader_id,
        article_id,
    from event_articles
    union
    select
        recall_links.leader_id,
        report_profiles.article_id,
    from recall_links
    inner join report_profiles on recall_links.profile_id = report_profiles.profile_id
    union
    select
        paired.leader_id,
        report_profiles.article_id,
    from paired
    inner join report_profiles on paired.profile_id = report_profiles.profile_id
),

small_stories as (
    select
        tellings.leader_id,
        tellings.article_id,
        current_articles.published_date,
    from tellings
    inner join current_articles on tellings.article_id = current_articles.article_id
    qualify count(*) over (partition by tellings.leader_id) between 2 and {{ var('max_candidates') }}
),

-- Only articles that leave something open ask.
asking as (
    select distinct report_profiles.article_id
    from report_profiles
    inner join profiles on report_profiles.profile_id = profiles.profile_id
    where
        profiles.date_class <> 'fine'
        and profiles.profile_id not in (select profile_id from recall_links)
)

select distinct
    one.article_id,
    other.article_id as companion_id,
from small_stories as one
inner join asking on one.article_id = asking.article_id
inner join small_stories as other on one.leader_id = other.leader_id and one.article_id <> other.article_id
where
    one.published_date is null
    or other.published_date is null
    or abs(one.published_date - other.published_date) <= {{ var('story_window_days') }}
