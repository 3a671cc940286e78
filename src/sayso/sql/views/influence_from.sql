-- The steps from some actors, those that most claims tell of first.
select a, b from step where a in (select unnest($nodes::varchar[])) order by claims desc, a, b;
