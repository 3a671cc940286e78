-- Some discrepancies by id, with their first claims.
select id, kind, note, claims[:4] as claims from discrepancy where list_contains($ids::varchar[], id);
