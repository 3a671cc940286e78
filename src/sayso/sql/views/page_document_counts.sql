-- How many claims and figures some documents have, published from one day to another, and which documents they are copies of.
with counted as (
    select document_id as id, count(*) as claims, count(*) filter (kind = 'figure') as figures
    from claim
    where list_contains($ids::varchar[], document_id) and ($since is null or published >= $since::date) and ($until is null or published <= $until::date)
    group by document_id
),
copies as (select document_id as id, original_id from document_copy where list_contains($ids::varchar[], document_id))
select id, coalesce(c.claims, 0) as claims, coalesce(c.figures, 0) as figures, y.original_id as copy_of
from counted as c full join copies as y using (id);
