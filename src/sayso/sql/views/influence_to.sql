-- Those who could press some actors in one step.
select distinct a from step where b in (select unnest($nodes::varchar[]));
