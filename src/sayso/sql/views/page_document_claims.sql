-- The claims whose evidence begins in a part of a document.
select id, starts from claim
where document_id = $id and ($published is null or published = $published::date) and starts >= $start and starts < $end
order by starts, position;
