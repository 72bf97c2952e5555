-- What extraction found in current articles: tables and columns as in extract.records. Offsets count
-- characters of raw.articles.text. Rows of an article are replaced together, and removed when its text is
-- superseded.

create table staging.article_results (
    article_id varchar primary key,
    status varchar not null,
    error varchar,
    sentence_count bigint not null,
    gated_sentence_count bigint not null,
    extractor_version varchar not null,
    settings_hash varchar not null
);

create table staging.contact_reports (
    report_id varchar primary key,
    article_id varchar not null,
    contact_mode_code varchar not null,
    contact_level_code varchar not null,
    status_code varchar not null,
    start_date date,
    end_date date,
    date_precision varchar not null,
    date_text varchar,
    date_basis varchar not null,
    place_name varchar,
    place_country_code varchar,
    is_background boolean not null,
    is_visit boolean not null,
    attributed_to varchar,
    initiator_party_code varchar,
    time_of_day varchar,
    confidence double not null,
    extractor_version varchar not null
);

create table staging.agreement_reports (
    report_id varchar primary key,
    article_id varchar not null,
    agreement_type_code varchar not null,
    status_code varchar not null,
    title varchar,
    subject varchar,
    start_date date,
    end_date date,
    date_precision varchar not null,
    date_text varchar,
    date_basis varchar not null,
    amount double,
    currency_code varchar,
    period_start date,
    period_end date,
    place_name varchar,
    place_country_code varchar,
    is_background boolean not null,
    attributed_to varchar,
    confidence double not null,
    extractor_version varchar not null
);

create table staging.crisis_reports (
    report_id varchar primary key,
    article_id varchar not null,
    crisis_type_code varchar not null,
    status_code varchar not null,
    start_date date,
    end_date date,
    date_precision varchar not null,
    date_text varchar,
    date_basis varchar not null,
    place_name varchar,
    place_country_code varchar,
    is_background boolean not null,
    attributed_to varchar,
    time_of_day varchar,
    confidence double not null,
    extractor_version varchar not null
);

create table staging.report_parties (
    report_id varchar not null,
    article_id varchar not null,
    event_family varchar not null,
    party_code varchar not null,
    role varchar not null,
    char_start bigint,
    char_end bigint
);

create table staging.report_persons (
    report_id varchar not null,
    article_id varchar not null,
    event_family varchar not null,
    printed_name varchar not null,
    full_name varchar not null,
    party_code varchar,
    office_title varchar,
    office_code varchar,
    level_code varchar,
    role varchar not null,
    char_start bigint not null,
    char_end bigint not null
);

create table staging.report_quantities (
    report_id varchar not null,
    article_id varchar not null,
    value double not null,
    unit varchar not null,
    qualifier varchar not null,
    is_cumulative boolean not null,
    as_of_date date,
    char_start bigint not null,
    char_end bigint not null
);

create table staging.report_topics (
    report_id varchar not null,
    article_id varchar not null,
    topic_code varchar not null,
    topic_text varchar not null,
    char_start bigint not null,
    char_end bigint not null
);

create table staging.report_mentions (
    mention_id varchar primary key,
    report_id varchar not null,
    article_id varchar not null,
    event_family varchar not null,
    char_start bigint not null,
    char_end bigint not null,
    quote varchar not null,
    rule_id varchar not null,
    confidence double not null,
    extractor_version varchar not null
);

create table staging.office_observations (
    article_id varchar not null,
    printed_name varchar not null,
    full_name varchar not null,
    party_code varchar not null,
    office_title varchar not null,
    office_code varchar not null,
    is_former boolean not null,
    char_start bigint not null,
    char_end bigint not null
);

create table staging.date_mentions (
    article_id varchar not null,
    char_start bigint not null,
    char_end bigint not null,
    date_text varchar not null,
    start_date date,
    end_date date,
    date_precision varchar not null,
    date_basis varchar not null
);
