-- What a source vouches for: of the newest documents, as many as a page and those before it need, and more of the last day.
with own as (select claim_id as id, published from voice where voice = $id),
newest as (select published from own order by published desc nulls last limit $first + $most),
cut as (select case when count(*) = count(published) then min(published) end as day from newest)
select id from own where coalesce(published >= (select day from cut), (select day from cut) is null);
