-- The accounts that rest on one of the claims that pass. An account rests on figures.
create or replace temp table shown_account as
with counting as materialized (select id from shown_claim where kind = 'figure')
select distinct id, r from (select id, rowid as r, unnest(claims) as claim_id from account)
where claim_id in (select id from counting);
