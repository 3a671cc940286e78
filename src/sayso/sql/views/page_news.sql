-- Documents read last, newest publication first.
select d.id, d.published, d.outlet, d.title, d.words, strftime(d.read_at, '%Y-%m-%dT%H:%M:%SZ') as read_at
from document as d
where $everything or d.id in (select id from shown_document)
order by d.read_at::date desc, d.published desc nulls last, d.outlet, d.id
limit $most;
