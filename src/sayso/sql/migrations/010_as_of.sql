-- The ledger, version 10: the day, month or year that an account's count is of, as its words give it.
alter table account add column as_of_edtf varchar;

update account set as_of_edtf = as_of::varchar;
