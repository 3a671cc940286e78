-- What a page is about when nothing is filtered: everything.
create or replace temp view shown_claim as select id, document_id from claim;
create or replace temp view shown_event as select id from happening;
create or replace temp view shown_account as select id from account;
create or replace temp view shown_document as select id from document;
