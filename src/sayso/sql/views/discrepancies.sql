-- One row a discrepancy that touches a selected claim.
select x.id, x.kind, x.claims, x.accounts, x.note
from discrepancy as x
where len(list_intersect(x.claims, (select coalesce(list(id), []) from selected))) > 0
order by x.document_id nulls last, x.kind, x.id;
