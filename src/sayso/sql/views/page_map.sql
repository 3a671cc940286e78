-- The newest events with a place, as a map draws them; in all so many.
with placed as (
    select h.rowid as r, h.id, h.last_day
    from happening as h
    where (h.lat is not null or h.country is not null)
        and h.rowid in (select r from shown_event)  -- when filtered
),
page as (select * from placed order by last_day desc nulls last, id limit $most)
select
    h.id, h.type, h.mode, h.actors as doers, h.actor_ids as doer_ids, h.recipients, h.recipient_ids, h.first_day, h.last_day, h.dated,
    case when h.first_day = h.last_day then h.first_day::varchar else concat(h.first_day, '/', h.last_day) end as day,
    h.place, h.country, h.lat, h.lon, h.precision, h.voices as sources, (select count(*) from placed) as total
from page as p join happening as h on h.rowid = p.r
order by p.last_day desc nulls last, p.id;
