-- What the next reconciliation has to look at: documents and claims that are not yet in the ledger. `incoming_...` hold what was read.
insert into unreconciled
select id, null from incoming_document where id not in (select id from document)
union
select document_id, null from incoming_claim where id not in (select id from claim);
