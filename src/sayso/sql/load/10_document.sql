-- Documents not yet in the ledger. `incoming_document` holds what was read.
insert into document
select id, outlet, try_cast(published as date), url, title, text, words, now() at time zone 'UTC', read_by
from incoming_document
where id not in (select id from document);

update document set read_by = incoming_document.read_by
from incoming_document
where document.id = incoming_document.id and document.read_by <> incoming_document.read_by;
