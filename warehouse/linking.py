"""Near-duplicate links of newly stored articles, found through an index of MinHash bands.

Only articles that are not in the index yet are compared, with all that share a band with them, so the cost
grows with what is new. Whether two articles are linked depends on their two texts alone.
"""

from __future__ import annotations

import duckdb

from extract.near_duplicates import LINK_SIMILARITY, PERMUTATIONS

SHARED_SENTENCES = 3
"""So many sentences must be shared before the share of sentences counts."""


def link_near_duplicates(connection: duckdb.DuckDBPyConnection) -> None:
    """Index the batch's new articles and link each to its near-duplicates; inside register's transaction."""
    connection.execute(_FIND_NEW)
    connection.execute(
        "insert into raw.article_signatures select article_id, minima, sentence_hashes from unlinked"
    )
    connection.execute("insert into raw.article_bands select unnest(band_keys), article_id from unlinked")
    connection.execute(_LINK, [PERMUTATIONS, SHARED_SENTENCES, LINK_SIMILARITY])


_FIND_NEW = """
create or replace temp table unlinked as
select distinct on (batch_articles.article_id)
    batch_articles.article_id,
    batch_articles.minima,
    batch_articles.band_keys,
    batch_articles.sentence_hashes
from batch_articles
inner join batch_fates using (record_number)
where batch_fates.fate = 'new'
"""

_LINK = """
insert into raw.near_duplicate_links
with new_bands as (
    select
        unnest(band_keys) as band_key,
        article_id
    from unlinked
),

pairs as (
    select distinct
        least(new_bands.article_id, known_bands.article_id) as article_id_a,
        greatest(new_bands.article_id, known_bands.article_id) as article_id_b
    from new_bands
    inner join raw.article_bands as known_bands on new_bands.band_key = known_bands.band_key
    where new_bands.article_id <> known_bands.article_id
),

compared as (
    select
        pairs.article_id_a,
        pairs.article_id_b,
        list_sum(list_transform(
            list_zip(signature_a.minima, signature_b.minima), lambda pair: (pair[1] = pair[2])::integer
        )) / ?::double as word_share,
        len(list_intersect(signature_a.sentence_hashes, signature_b.sentence_hashes)) as shared_sentences,
        least(len(signature_a.sentence_hashes), len(signature_b.sentence_hashes)) as fewer_sentences
    from pairs
    inner join raw.article_signatures as signature_a on pairs.article_id_a = signature_a.article_id
    inner join raw.article_signatures as signature_b on pairs.article_id_b = signature_b.article_id
),

measured as (
    select
        article_id_a,
        article_id_b,
        greatest(
            word_share,
            case when shared_sentences >= ? then shared_sentences::double / fewer_sentences else 0 end
        ) as similarity
    from compared
)

select article_id_a, article_id_b, round(similarity, 4)
from measured
where similarity >= ?
"""
