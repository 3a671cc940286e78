-- The places that the documents are about, as they are read now.
delete from document_place where document_id in (select id from incoming_document);

insert into document_place select * from incoming_document_place;
