-- Claims of a document that was read again and that are no longer found in it. What an analyst has reviewed stays.
create or replace temp table gone as
select id from claim
where document_id in (select id from incoming_document)
    and id not in (select id from incoming_claim)
    and id not in (select claim_id from review);

insert into unreconciled select document_id, id from claim where id in (select id from gone);
