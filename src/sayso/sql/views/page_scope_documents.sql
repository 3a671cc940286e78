-- The documents that one of these claims is in.
create or replace temp table shown_document as
select id, rowid as r from document where id in (select document_id from selected);
