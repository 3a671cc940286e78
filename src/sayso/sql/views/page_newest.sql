-- Some claims by id, those of the newest documents first, in the order of the text. They are found by the index before they are put in order.
with meant as materialized (select id, published, document_id, position from claim where list_contains($ids::varchar[], id))
select id from meant order by published desc nulls last, document_id, position limit $most offset $first;
