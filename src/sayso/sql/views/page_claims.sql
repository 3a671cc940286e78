-- Claims, those of the newest documents first, in the order of the text.
select c.id
from shown_claim as s
join claim as c using (id)
join document as d on d.id = c.document_id
order by d.published desc nulls last, d.outlet, d.id, c.position
limit $most offset $first;
