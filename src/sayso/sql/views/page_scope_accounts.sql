-- The accounts that rest on one of these claims. An account rests on figures.
create or replace temp table shown_account as
select distinct id, r from (select id, rowid as r, unnest(claims) as claim_id from account)
where claim_id in (select id from selected where kind = 'figure');
