-- The offices that an actor is told to hold or to have held, or that others hold in it, with the first and last day that texts tell so.
select
    o.person_id, mode(o.person) as person, o.role, coalesce(mode(o.body), mode(o.country)) as "of", mode(o.body_id) as body_id, mode(o.country) as country,
    min(d.published) as first_told, max(d.published) as last_told, count(distinct o.document_id) as documents, bool_and(o.former) as former
from office as o join document as d on d.id = o.document_id
where o.person_id = $id or o.body_id = $id
group by o.person_id, o.role, coalesce(o.body_id, o.country)
order by last_told desc nulls last, o.role
limit 30;
