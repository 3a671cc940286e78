-- What a page is about when something is filtered: the claims in `selected`, and the accounts and documents that they are in.
create or replace temp view shown_claim as select id, document_id from selected;
create or replace temp table shown_document as select distinct document_id as id from selected;
create or replace temp table shown_account as
    select distinct id from (select id, unnest(claims) as claim_id from account) where claim_id in (select id from selected);
