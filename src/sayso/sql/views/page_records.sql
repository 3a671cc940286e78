-- Some claims as they were read, by id.
select id, record from claim where id in (select unnest($ids::varchar[]));
