-- The documents that pass the filters.
select id from shown_document;
