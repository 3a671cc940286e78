-- The ledger, version 10: the day, month or year that an account's count is of, as its words give it.
alter table account add column as_of_edtf varchar;
