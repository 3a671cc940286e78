-- Actors with this in their name, those named most first.
select actor_id as id, mode(name) as name, mode(country) as country, mode(sector) as sector, count(*) as n
from actor_ref where contains(lower(name), lower($name))
group by actor_id order by n desc, id limit $most;
