-- Discrepancies, those that nobody has looked at first, newest first.
with touched as (
    select x.*, max(d.published) as newest, bool_or(r.claim_id is not null) as looked_at
    from discrepancy as x, unnest(x.claims) as c(claim_id)
    left join claim as y on y.id = c.claim_id
    left join document as d on d.id = y.document_id
    left join (select distinct claim_id from review) as r on r.claim_id = c.claim_id
    where $everything or exists (select 1 from shown_claim as s where list_contains(x.claims, s.id))
    group by all
)
select id, kind, claims, accounts, note, newest, looked_at, count(*) over () as total
from touched
order by looked_at, newest desc nulls last, kind, id
limit $most offset $first;
