-- Discrepancies that touch one of some claims.
select id, kind, claims, note from discrepancy where len(list_intersect(claims, $ids::varchar[])) > 0 order by kind, id limit 50;
