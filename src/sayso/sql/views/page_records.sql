-- Some claims as they were read, by id.
select id, record from claim where list_contains($ids::varchar[], id);
