-- One document, with the one it is a copy of.
select d.*, y.original_id as copy_of, y.share, o.outlet as original_outlet, o.title as original_title
from document as d
left join document_copy as y on y.document_id = d.id
left join document as o on o.id = y.original_id
where d.id = $id;
