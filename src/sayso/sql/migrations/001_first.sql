-- The ledger, version 1: documents as they were read, claims as the contract's JSON, and the same in columns.
--
-- `claim.record` is what was read, word for word; every other table of claims is taken from it (sql/load/).
-- Columns called starts and ends are half-open code-point offsets into document.text.

-- The first and last day of a date in EDTF: '2024-12' gives 2024-12-01 and 2024-12-31; a date without a year gives null.
create macro edtf_part_first(part) as
    case
        when regexp_matches(part, '^\d{4}-\d{2}-\d{2}') then try_cast(left(part, 10) as date)
        when regexp_matches(part, '^\d{4}-\d{2}') then try_cast(left(part, 7) || '-01' as date)
        when regexp_matches(part, '^\d{4}') then try_cast(left(part, 4) || '-01-01' as date)
    end;

create macro edtf_part_last(part) as
    case
        when regexp_matches(part, '^\d{4}-\d{2}-\d{2}') then try_cast(left(part, 10) as date)
        when regexp_matches(part, '^\d{4}-\d{2}') then last_day(try_cast(left(part, 7) || '-01' as date))
        when regexp_matches(part, '^\d{4}') then try_cast(left(part, 4) || '-12-31' as date)
    end;

create macro edtf_first(edtf) as edtf_part_first(split_part(edtf, '/', 1));

create macro edtf_last(edtf) as edtf_part_last(case when contains(edtf, '/') then split_part(edtf, '/', 2) else edtf end);

create table document (
    id        varchar primary key,
    outlet    varchar,
    published date,
    url       varchar,
    title     varchar,
    text      varchar not null,
    words     integer not null,
    read_at   timestamp not null,  -- when it was last read, UTC
    read_by   varchar not null     -- version and model
);

create table claim (
    id           varchar primary key,
    document_id  varchar not null,
    position     integer not null,    -- in the document, from 0
    kind         varchar not null,
    source_id    varchar,             -- the last source named in the chain; null is the outlet or someone unnamed
    source_name  varchar,
    source_class varchar,             -- named, unnamed; null is the outlet's own voice
    cue          varchar,             -- of that link
    form         varchar,
    said         varchar,             -- EDTF
    hedge        varchar,
    polarity     varchar not null,
    modality     varchar not null,
    when_edtf    varchar,
    when_text    varchar,
    when_precision varchar,
    first_day    date,                -- of `when`
    last_day     date,
    starts       integer,             -- from the first to the last word of evidence
    ends         integer,
    evidence     varchar,
    rule         varchar not null,
    confidence   double not null,
    record       varchar not null     -- the contract's JSON, review left null
);

create table link (
    claim_id varchar not null, position integer not null,
    source_id varchar, source_text varchar, source_name varchar, source_class varchar, source_country varchar, source_sector varchar,
    source_starts integer, source_ends integer,
    cue varchar, form varchar not null, said varchar,
    content_starts integer, content_ends integer
);

create table evidence (
    claim_id varchar not null, position integer not null,
    starts integer not null, ends integer not null, text varchar not null
);

create table event (
    claim_id varchar not null, type varchar not null, mode varchar, contexts varchar[] not null, figures varchar[] not null
);

create table figure (
    claim_id varchar not null, measure varchar not null,
    low bigint, point bigint, high bigint, vague boolean not null,
    words varchar, of_whom varchar, people varchar, scope varchar, event_id varchar
);

create table relation (claim_id varchar not null, type varchar not null);

create table position (claim_id varchar not null, attitude varchar not null, topic varchar);

create table actor_ref (
    claim_id varchar not null,
    role varchar not null,             -- actor, recipient, by, from, to, holder, toward
    position integer not null,
    actor_id varchar not null, text varchar not null, name varchar not null,
    country varchar, sector varchar, starts integer, ends integer
);

create table place_ref (
    claim_id varchar not null,
    role varchar not null,             -- place (where it happened), places (all that are named), to (what is controlled)
    position integer not null,
    text varchar not null, name varchar not null, country varchar, admin1 varchar,
    lat double, lon double, precision varchar, geonameid bigint, starts integer, ends integer
);

create table quotation (
    id varchar primary key, document_id varchar not null,
    source_id varchar, source_text varchar, source_name varchar, source_class varchar, country varchar, sector varchar,
    cue varchar, form varchar not null, said varchar, place varchar,
    starts integer not null, ends integer not null, text varchar not null
);

create table discrepancy (
    id varchar primary key, kind varchar not null,
    claims varchar[] not null, accounts varchar[] not null, note varchar not null,
    document_id varchar                -- the document it was read in; null: found between claims (sql/reconcile/)
);

create table review (
    id varchar primary key, claim_id varchar not null,
    reviewed_at timestamp not null,    -- UTC
    verdict varchar,                   -- accepted, rejected; null: only fields were set
    changes varchar not null,          -- JSON object: field -> value
    note varchar
);
