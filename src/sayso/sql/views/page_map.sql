-- The newest events with a place, as a map draws them; in all so many.
with placed as (
    select h.* from happening as h where (h.lat is not null or h.country is not null) and ($everything or h.id in (select id from shown_event))
),
counted as (select count(*) as total from placed)
select
    p.id, p.type, p.mode, p.actors as doers, p.actor_ids as doer_ids, p.recipients, p.recipient_ids, p.first_day, p.last_day, p.dated,
    case when p.first_day = p.last_day then p.first_day::varchar else concat(p.first_day, '/', p.last_day) end as day,
    p.place, p.country, p.lat, p.lon, p.precision, p.voices as sources, c.total
from placed as p, counted as c
order by p.last_day desc nulls last, p.id
limit $most;
