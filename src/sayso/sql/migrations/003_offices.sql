-- The ledger, version 3: offices as texts tell of them, and whom a name stands for once the offices of all documents are known.

-- An office that a document says someone holds or has held ("Turkish Foreign Minister Hakan Fidan").
create table office (
    document_id varchar not null, position integer not null,
    person_id   varchar not null, person varchar not null,
    role        varchar not null,      -- in the words of the text, lower case: foreign minister
    class       varchar not null,      -- row of data/en/roles.toml: minister
    country     varchar, sector varchar,
    body_id     varchar, body varchar, -- of which body, where the text names one
    stated      boolean not null,      -- the text says of which country or body; else it is the country the text is about
    former      boolean not null,      -- no longer held
    starts integer not null, ends integer not null, text varchar not null
);

-- Persons whom a document names without saying who they are, and whom the offices told of in other documents make known.
-- Made again by each reconciliation.
create table known_as (
    document_id varchar not null,
    read_id     varchar not null,      -- as the document alone was read
    actor_id    varchar not null, name varchar not null, country varchar, sector varchar,
    role        varchar not null,      -- by which office
    told_in     varchar not null,      -- the document that tells of it
    told        date not null          -- and its day
);

-- What was read in the rows that `known_as` changes, so that the change can be undone.
create table as_read (
    document_id varchar not null,
    part     varchar not null,         -- actor_ref, link, claim, quotation
    id       varchar not null,         -- of the claim or quotation
    role     varchar, position integer,
    actor_id varchar not null, name varchar, country varchar, sector varchar
);
