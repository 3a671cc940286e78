-- The ledger, version 5: which claims of one document are about one deed.

alter table event add column same_as varchar;              -- the claim of its document that tells most fully of the same deed, when it is another one

alter table event add column known boolean default false;  -- the text speaks of it as of something known: "the attack"

-- What this gives to the likeness of two claims.
alter table likeness add column told varchar;
