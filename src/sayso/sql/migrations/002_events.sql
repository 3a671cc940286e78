-- The ledger, version 2: what sql/reconcile/ makes of the claims. All of it can be made again from them at any time.

-- Documents that carry the same text. The original is the one first published.
create table document_copy (
    document_id varchar primary key,
    original_id varchar not null,
    share       double not null       -- of the shorter one's runs of words that stand in the other too
);

-- Who vouches for a claim: the innermost source, as one entity across documents.
create table voice (
    claim_id varchar primary key,
    voice    varchar not null,        -- an actor's id, or 'outlet ' and its name
    name     varchar,
    class    varchar not null         -- named, unnamed (someone the outlet does not name), outlet (its own voice)
);

-- An event: claims about the same happening. What is said of it here is taken from its claims, most frequent first.
create table happening (
    id         varchar primary key,   -- from the id of its first claim in document order
    type       varchar not null,
    mode       varchar,
    actor_ids  varchar[] not null,
    actors     varchar[] not null,
    recipient_ids varchar[] not null,
    recipients varchar[] not null,
    place      varchar, country varchar, admin1 varchar, lat double, lon double, precision varchar,
    first_day  date, last_day date,   -- the days that all its claims leave open
    dated      boolean not null,      -- a text names the day; else it is judged from the days of publication
    claims     integer not null,
    documents  integer not null,      -- copies not counted
    voices     integer not null,
    denied     integer not null,      -- claims that it did not happen
    part_of    varchar                -- a longer one that this one lies in
);

create table happening_claim (happening_id varchar not null, claim_id varchar primary key);

-- Pairs of event claims that are alike enough to be one, with what each comparison gave (data/reconcile.toml).
create table likeness (
    a varchar not null, b varchar not null, points double not null,
    place varchar not null, day varchar not null, doer varchar not null, recipient varchar not null,
    mode varchar not null, figure varchar not null, words varchar not null, denial varchar not null,
    joined boolean not null           -- false: another claim of the event cannot be the same as one of these two
);

create table account (
    id         varchar primary key,
    happening_id varchar,
    measure    varchar not null,
    of_whom    varchar, people varchar,
    place      varchar, country varchar,
    first_day  date, last_day date, when_edtf varchar,
    voice      varchar not null, voice_name varchar, voice_class varchar not null,
    low bigint, point bigint, high bigint, vague boolean not null, words varchar,
    as_of      date,
    documents  varchar[] not null,    -- in order of publication
    claims     varchar[] not null,
    status     varchar not null,      -- current, superseded
    supersedes varchar, contradicts varchar[] not null, echo_of varchar, part_of varchar
);
