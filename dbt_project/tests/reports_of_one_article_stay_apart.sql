-- Two reports of one article are two events, unless they agree in everything.
select
    cluster_id,
    article_id,
    count(distinct profile_id) as profile_count,
from {{ ref('int_event_links') }}
{{ to_test('chg_clusters', 'cluster_id') }}
group by cluster_id, article_id
having count(distinct profile_id) > 1
