-- The claims in which an actor has one part: of the newest documents, as many as a page and those before it need, and more of the
-- last day. An actor may stand twice in a claim.
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
newest as (select published from own order by published desc nulls last limit 2 * ($first + $most)),
cut as (select case when count(*) = count(published) then min(published) end as day from newest)
select distinct id from own where coalesce(published >= (select day from cut), (select day from cut) is null);
