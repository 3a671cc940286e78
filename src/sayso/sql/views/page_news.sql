-- Documents read last, newest publication first.
with page as (
    select rowid as r, read_at::date as day, published, outlet, id
    from document
    where true
        and rowid in (select r from shown_document)  -- when filtered
    order by day desc, published desc nulls last, outlet, id
    limit $most
)
select d.id, d.published, d.outlet, d.title, d.words, strftime(d.read_at, '%Y-%m-%dT%H:%M:%SZ') as read_at
from page as p join document as d on d.rowid = p.r
order by p.day desc, p.published desc nulls last, p.outlet, p.id;
