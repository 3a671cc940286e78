-- One row a discrepancy that touches a selected claim.
select x.id, x.kind, x.claims, x.accounts, x.note
from discrepancy as x
where x.id in (select id from (select id, unnest(claims) as claim_id from discrepancy) where claim_id in (select id from selected))
order by x.document_id nulls last, x.kind, x.id;
