-- Quotations of the documents that were read; those no longer found in them go.
delete from quotation
where document_id in (select id from incoming_document) and id not in (select id from incoming_quotation);

insert into quotation select * from incoming_quotation where id not in (select id from quotation);
