-- The claims of an event in order of publication.
select c.id, count(*) over () as total
from happening_claim as h
join claim as c on c.id = h.claim_id
join document as d on d.id = c.document_id
where h.happening_id = $id
order by d.published nulls last, d.outlet, d.id, c.position
limit $most offset $first;
