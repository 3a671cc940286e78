-- Documents that name an actor without saying who it is, and by which name; other documents tell of its office.
select d.id as document, d.outlet, d.published, k.role, k.told_in, any_value(r.name) as words
from known_as as k
join document as d on d.id = k.document_id
join as_read as r on r.document_id = k.document_id and r.actor_id = k.read_id
where k.actor_id = $id
group by all
order by d.published, d.outlet, d.id;
