-- Some events by id.
select * from happening where id in (select unnest($ids::varchar[]));
