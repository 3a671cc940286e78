-- Other documents that carry the same text.
with whole as (select coalesce((select original_id from document_copy where document_id = $id), $id) as id)
select d.id, d.outlet, d.title, d.published
from document as d
where d.id <> $id and (d.id = (select id from whole) or d.id in (select document_id from document_copy where original_id = (select id from whole)))
order by d.published nulls last, d.outlet, d.id
limit 20;
