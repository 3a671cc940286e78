-- The contract's JSON of each selected claim, as it was read, in the order of documents and of the text.
select c.record
from selected as s
join claim as c using (id)
join document as d on d.id = c.document_id
order by d.published nulls last, d.outlet, d.id, c.position;
