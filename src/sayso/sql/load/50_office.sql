-- The offices that the documents tell of, as they are read now.
delete from office where document_id in (select id from incoming_document);

insert into office select * from incoming_office;
