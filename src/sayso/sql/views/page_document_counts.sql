-- How many claims and quotations some documents have.
select document_id as id, count(*) as claims, count(*) filter (kind = 'figure') as figures
from claim where document_id in (select unnest($ids::varchar[]))
group by document_id;
