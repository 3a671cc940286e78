-- The ledger, version 9: two claims are compared by what was struck, too.
alter table likeness add column target varchar;
