-- One event.
select * from happening where id = $id;
