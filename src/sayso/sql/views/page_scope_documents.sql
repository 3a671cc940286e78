-- The documents that one of the claims that pass is in.
create or replace temp table shown_document as
select id, rowid as r from document where id in (select document_id from shown_claim);
