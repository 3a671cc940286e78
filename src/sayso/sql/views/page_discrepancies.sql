-- Discrepancies, those that nobody has looked at first, newest first.
with looked as (select distinct claim_id from review),
touched as (
    select x.id, x.claims[1] as claim_id, x.claims[1] in (select claim_id from looked) or x.claims[2] in (select claim_id from looked) as looked_at
    from discrepancy as x
    where $everything or x.claims[1] in (select id from shown_claim) or x.claims[2] in (select id from shown_claim)
),
page as (
    select t.id, t.looked_at, d.published as newest
    from touched as t
    join claim as c on c.id = t.claim_id
    join document as d on d.id = c.document_id
    order by t.looked_at, newest desc nulls last, t.id
    limit $most offset $first
)
select x.id, x.kind, x.claims, x.accounts, x.note, p.newest, p.looked_at, (select count(*) from touched) as total
from page as p join discrepancy as x using (id)
order by p.looked_at, p.newest desc nulls last, p.id;
