-- The ledger, version 4: what lets a ledger grow without being made again, and what analysts decide about events.

-- Documents whose claims came, went or were judged since the last reconciliation; a claim that went is named.
create table unreconciled (document_id varchar not null, claim_id varchar);

-- The last reconciliation: by which rules (a digest of sql/reconcile and data/reconcile.toml), and how much it looked at anew.
-- By other rules than the last time, everything is made again.
create table reconciled (
    rules varchar not null, reconciled_at timestamp not null,
    whole boolean not null,
    documents bigint not null, documents_in_all bigint not null,  -- whose claims were looked at anew
    claims    bigint not null, claims_in_all    bigint not null,  -- whose event or account was made again
    seconds   double not null
);

-- Pairs of claims that an analyst puts into one event or into two. It binds every reconciliation; of two that clash the newer one holds.
create table decision (
    decision_id varchar not null,
    decided_at  timestamp not null,   -- UTC
    kind        varchar not null,     -- join, split: what the analyst did
    together    boolean not null,     -- the two claims are of one event; false: of two
    a varchar not null, b varchar not null,
    note        varchar,
    undone_at   timestamp             -- UTC; when it was taken back
);

-- The smallest hashes of a document's runs of words, by which copies are found (sql/reconcile/10_copies.sql), and which were found.
create table document_sketch (document_id varchar not null, published date not null, length integer not null, runs integer not null, marks ubigint[] not null);

create table document_alike (a varchar not null, b varchar not null, share double not null);
