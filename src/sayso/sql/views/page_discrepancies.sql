-- Discrepancies, those that nobody has looked at first, newest first.
with looked as (select distinct claim_id from review)
select
    x.id, x.newest,
    x.first_claim in (select claim_id from looked) or x.second_claim in (select claim_id from looked) as looked_at
from discrepancy as x
where true
    and x.rowid in (select r from shown_discrepancy)  -- when filtered
order by looked_at, x.newest desc nulls last, x.id
limit $most offset $first;
