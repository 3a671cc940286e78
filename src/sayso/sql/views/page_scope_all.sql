-- What a page is about when nothing is filtered: everything.
create or replace temp view shown_claim as select id, document_id, position, kind, published from claim;
create or replace temp view shown_event as select id, rowid as r from happening;
create or replace temp view shown_account as select id, rowid as r from account;
create or replace temp view shown_document as select id, rowid as r from document;
create or replace temp view shown_discrepancy as select rowid as r from discrepancy;
