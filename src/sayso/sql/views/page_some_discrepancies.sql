-- Some discrepancies by id, with their first claims.
select id, kind, note, claims[:4] as claims, len(claims) as in_all from discrepancy where list_contains($ids::varchar[], id);
