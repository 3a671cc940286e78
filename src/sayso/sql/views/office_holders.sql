-- Who holds which office by the documents: one row a person and office, with the days on which it was seen.
select
    o.person_id as id, min(o.person) as name, min(o.country) as country, min(o.sector) as sector, o.role, o.class,
    min(d.published) as first_seen, max(d.published) as last_seen, count(distinct o.document_id) as documents
from office as o join document as d on d.id = o.document_id
where o.stated and not o.former and d.published is not null
group by o.person_id, o.role, o.class
order by o.person_id, first_seen, o.role;
