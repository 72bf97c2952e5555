-- What was loaded: the ledger, articles in all their versions, inputs turned away, links between
-- near-duplicates. All times are UTC.

-- One row per load. seen_count = loaded_count + unchanged_count + rejected_count, always.
create table raw.loads (
    load_id varchar primary key,
    started_at timestamp not null,
    registered_at timestamp not null,
    inputs varchar[] not null,
    options json not null,
    seen_count bigint not null,
    loaded_count bigint not null,
    unchanged_count bigint not null,
    rejected_count bigint not null,
    unsupported_language_count bigint not null, -- of the loaded: stored, but not coded
    superseded_count bigint not null, -- older versions that this load replaced
    check (seen_count = loaded_count + unchanged_count + rejected_count)
);

-- One row per version of an article.
create table raw.articles (
    article_id varchar primary key,
    source_uri varchar not null,
    title varchar,
    published_at timestamp,
    published_precision varchar not null,
    publisher varchar,
    language_code varchar not null,
    text varchar not null,
    content_hash varchar not null,
    record_id varchar,
    url varchar,
    declared_language varchar,
    is_supported_language boolean not null,
    is_current boolean not null, -- false once another text stands at every source of this one
    load_id varchar not null, -- the load that brought it first
    loaded_at timestamp not null
);

-- One row per source of articles: which article version stands there now, and how many stood there before.
create table raw.article_sources (
    version_key varchar primary key, -- address and record id, else file and record
    article_id varchar not null,
    version_number bigint not null,
    location varchar not null,
    load_id varchar not null -- the load that last changed what stands here
);

-- One row per input that was turned away; turned away again for the same reason, it is the same row.
create table raw.rejected_inputs (
    rejection_id varchar primary key,
    input_uri varchar not null,
    location varchar not null,
    record_label varchar, -- "line 7"; null where the whole file was turned away
    reason_code varchar not null,
    message varchar not null,
    remedy varchar not null,
    quarantine_name varchar, -- in the quarantine folder, beside <name>.reason.json; null: no copy was kept
    first_load_id varchar not null,
    last_load_id varchar not null,
    rejected_at timestamp not null
);

-- One row per article version: what stands for its text in comparisons.
create table raw.article_signatures (
    article_id varchar primary key,
    minima uinteger[] not null,
    sentence_hashes ubigint[] not null
);

-- One row per article version and band of its MinHash: articles that share a band are compared.
create table raw.article_bands (
    band_key ubigint not null,
    article_id varchar not null
);

-- One row per pair of article versions that are near-duplicates of each other.
create table raw.near_duplicate_links (
    article_id_a varchar not null,
    article_id_b varchar not null,
    similarity double not null, -- 0 to 1
    primary key (article_id_a, article_id_b),
    check (article_id_a < article_id_b)
);

-- One row per shard of extracted articles that was loaded into staging.
create table raw.extraction_runs (
    shard_id varchar primary key,
    extractor_version varchar not null,
    settings_hash varchar not null,
    article_count bigint not null,
    failed_count bigint not null,
    loaded_at timestamp not null
);

create view raw.current_articles as
select * from raw.articles
where is_current;

create view raw.near_duplicates as
select
    links.article_id_a,
    links.article_id_b,
    links.similarity
from raw.near_duplicate_links as links
inner join raw.articles as article_a
    on links.article_id_a = article_a.article_id and article_a.is_current
inner join raw.articles as article_b
    on links.article_id_b = article_b.article_id and article_b.is_current;
