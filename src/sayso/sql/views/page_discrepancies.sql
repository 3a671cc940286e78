-- Discrepancies, those that nobody has looked at first, newest first.
with looked as (select distinct claim_id from review),
touched as (
    select
        x.rowid as r, x.newest, x.id,
        x.claims[1] in (select claim_id from looked) or x.claims[2] in (select claim_id from looked) as looked_at
    from discrepancy as x
    where true
        and (x.claims[1] in (select id from shown_claim) or x.claims[2] in (select id from shown_claim))  -- when filtered
),
page as (select * from touched order by looked_at, newest desc nulls last, id limit $most offset $first)
select x.id, x.kind, x.claims, x.accounts, x.note, p.newest, p.looked_at, (select count(*) from touched) as total
from page as p join discrepancy as x on x.rowid = p.r
order by p.looked_at, p.newest desc nulls last, p.id;
