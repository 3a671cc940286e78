-- Some events by id.
select * from happening where list_contains($ids::varchar[], id);
