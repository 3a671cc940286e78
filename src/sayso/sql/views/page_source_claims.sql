-- What a source vouches for, as far as a page of the newest is among it: the claims of its days, with how many are newer (`before`).
with own as (select claim_id as id, published from voice where voice = $id),
newest as (select published from own order by published desc nulls last limit $first + $most),
-- null where claims of no day are among them
first as (
    select case when count(*) = count(published) then min(published) end as day
    from (select published from newest order by published desc nulls last limit $first + 1)
),
last as (select case when count(*) = count(published) then min(published) end as day from newest)
select id, (select count(*) from own where published > (select day from first)) as before
from own
where coalesce(published >= (select day from last), (select day from last) is null) and coalesce(published <= (select day from first), true);
