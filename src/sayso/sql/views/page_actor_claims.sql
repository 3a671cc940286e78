-- The claims in which an actor has one part, as far as a page of the newest is among them: those of its days and of newer ones.
with own as (
    select claim_id as id, published from actor_ref
    where actor_id = $id
        and case $part
            when 'does' then role in ('actor', 'by') when 'undergoes' then role in ('recipient', 'toward')
            when 'ties' then role in ('from', 'to') when 'holds' then role = 'holder' else false
        end
    union all
    select claim_id, published from link where source_id = $id and $part = 'says'
),
newest as (select published from own order by published desc nulls last limit 2 * ($first + $most)),  -- an actor may stand twice in a claim
-- null where claims of no day are among them
last as (select case when count(*) = count(published) then min(published) end as day from newest)
select distinct id, 0 as before from own where coalesce(published >= (select day from last), (select day from last) is null);
