{% macro leader_clusters(nodes, pairs, exclusives=none, facets=[]) -%}
    {#-
    Groups nodes around leaders; the result is the CTE `clusters` (node_id, leader_id, score).

    nodes       CTE (node_id, node_rank, <facets>): the smaller rank, the more specific the evidence.
    pairs       CTE (leader_id, node_id, score): what may be one thing, the better-ranked node first.
    exclusives  CTE (node_id, exclusive_key): two nodes with the same key never share a group.
    facets      columns of nodes: two nodes that both know one and differ never share a group.

    In each round a node that no open or leading node outranks becomes a leader; every other open node asks the best leader
    it pairs with, and each leader takes those that contradict neither it nor what it took before, best first. A refused
    pair is gone. Members join a leader, never another member, so that compatibility cannot chain. Every choice is by
    score and rank, which come from content: the order of arrival cannot matter.
    -#}
    live_pairs_1 as materialized (
        select * from {{ pairs }}
    ),

    members_0 as (
        select
            node_id,
            node_id as leader_id,
            cast(0 as double) as score,
        from {{ nodes }}
        where false
    ),

    {% for step in range(1, var('clustering_rounds') + 1) %}
        leaders_{{ step }} as materialized (
            select distinct live.leader_id
            from live_pairs_{{ step }} as live
            left join live_pairs_{{ step }} as outranked on live.leader_id = outranked.node_id
            where outranked.node_id is null
        ),

        proposals_{{ step }} as materialized (
            select
                live.leader_id,
                live.node_id,
                live.score,
                proposer.node_rank,
                {%- for facet in facets %}
                    proposer.{{ facet }},
                {%- endfor %}
            from live_pairs_{{ step }} as live
            inner join leaders_{{ step }} as leader on live.leader_id = leader.leader_id
            inner join {{ nodes }} as proposer on live.node_id = proposer.node_id
            inner join {{ nodes }} as host on live.leader_id = host.node_id
            qualify row_number() over (partition by live.node_id order by live.score desc, host.node_rank asc) = 1
        ),

        hosts_{{ step }} as materialized (
            select distinct leader_id from proposals_{{ step }}
        ),

        residents_{{ step }} as materialized (
            select
                member.leader_id,
                member.node_id,
                member.score,
            from members_{{ step - 1 }} as member
            inner join hosts_{{ step }} as host on member.leader_id = host.leader_id
            union all
            select
                leader_id,
                leader_id as node_id,
                cast(2 as double) as score,
            from hosts_{{ step }}
        ),

        {% if exclusives %}
            taken_{{ step }} as (
                select distinct
                    resident.leader_id,
                    key.exclusive_key,
                from residents_{{ step }} as resident
                inner join {{ exclusives }} as key on resident.node_id = key.node_id
            ),

            claims_{{ step }} as (
                select
                    proposal.leader_id,
                    proposal.node_id,
                    key.exclusive_key,
                    row_number() over (
                        partition by proposal.leader_id, key.exclusive_key order by proposal.score desc, proposal.node_rank asc
                    ) as turn,
                from proposals_{{ step }} as proposal
                inner join {{ exclusives }} as key on proposal.node_id = key.node_id
            ),

            excluded_{{ step }} as (
                select distinct claim.node_id
                from claims_{{ step }} as claim
                left join taken_{{ step }} as taken
                    on claim.leader_id = taken.leader_id and claim.exclusive_key = taken.exclusive_key
                where claim.turn > 1 or taken.leader_id is not null
            ),
        {% else %}
            excluded_{{ step }} as (
                select node_id from proposals_{{ step }}
                where false
            ),
        {% endif %}

        {% if facets %}
            gathered_{{ step }} as (
                select
                    resident.leader_id,
                    resident.node_id,
                    resident.score,
                    0 as turn,
                    node.node_rank,
                    {%- for facet in facets %}
                        node.{{ facet }},
                    {%- endfor %}
                from residents_{{ step }} as resident
                inner join {{ nodes }} as node on resident.node_id = node.node_id
                union all
                select
                    leader_id,
                    node_id,
                    score,
                    1 as turn,
                    node_rank,
                    {%- for facet in facets %}
                        {{ facet }},
                    {%- endfor %}
                from proposals_{{ step }}
                where node_id not in (select node_id from excluded_{{ step }})
            ),

            contradicting_{{ step }} as (
                select node_id
                from gathered_{{ step }}
                qualify
                    turn = 1 and (
                        {%- for facet in facets %}
                            {{ "or " if not loop.first }}coalesce({{ facet }} <> first_value({{ facet }} ignore nulls) over (
                                partition by leader_id order by turn asc, score desc, node_rank asc
                                rows between unbounded preceding and current row
                            ), false)
                        {%- endfor %}
                    )
            ),
        {% endif %}

        accepted_{{ step }} as materialized (
            select
                proposal.leader_id,
                proposal.node_id,
                proposal.score,
            from proposals_{{ step }} as proposal
            where
                proposal.node_id not in (select node_id from excluded_{{ step }})
                {%- if facets %}
                    and proposal.node_id not in (select node_id from contradicting_{{ step }})
                {%- endif %}
        ),

        members_{{ step }} as materialized (
            select
                node_id,
                leader_id,
                score,
            from members_{{ step - 1 }}
            union all
            select
                node_id,
                leader_id,
                score,
            from accepted_{{ step }}
        ),

        live_pairs_{{ step + 1 }} as materialized (
            select live.*
            from live_pairs_{{ step }} as live
            left join proposals_{{ step }} as proposal on live.node_id = proposal.node_id and live.leader_id = proposal.leader_id
            left join accepted_{{ step }} as settled on live.node_id = settled.node_id
            left join accepted_{{ step }} as joined on live.leader_id = joined.node_id
            where proposal.node_id is null and settled.node_id is null and joined.node_id is null
        ),
    {% endfor %}

    clusters as (
        select
            node.node_id,
            coalesce(member.leader_id, node.node_id) as leader_id,
            member.score,
        from {{ nodes }} as node
        left join members_{{ var('clustering_rounds') }} as member on node.node_id = member.node_id
    )
{%- endmacro %}
