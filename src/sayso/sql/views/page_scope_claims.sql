-- What a page is about when something is filtered: the claims in `selected`.
create or replace temp view shown_claim as select id, document_id, kind, published from selected;
