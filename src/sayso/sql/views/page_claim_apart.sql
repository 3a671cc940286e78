-- Discrepancies that touch one of some claims.
with touched as (select distinct r from (select rowid as r, unnest(claims) as claim_id from discrepancy) where claim_id in (select unnest($ids::varchar[])))
select x.id, x.kind, x.claims, x.note
from touched as t join discrepancy as x on x.rowid = t.r
order by x.kind, x.id limit 50;
