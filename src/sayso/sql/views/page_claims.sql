-- The claims of the newest documents, as many as a page and those before it need, and more of the last day; in all so many.
with newest as (select published from shown_claim order by published desc nulls last limit $first + $most),
cut as (select case when count(*) = count(published) then min(published) end as day from newest)
select id, (select count(*) from shown_claim) as total
from shown_claim
where coalesce(published >= (select day from cut), (select day from cut) is null);
