-- In how many claims an actor does, undergoes, vouches, is tied to others, wants or opposes.
with own as (
    select distinct
        claim_id,
        case
            when role in ('actor', 'by') then 'does' when role in ('recipient', 'toward') then 'undergoes'
            when role in ('from', 'to') then 'ties' when role = 'holder' then 'holds'
        end as part
    from actor_ref where actor_id = $id
    union all
    select distinct claim_id, 'says' from link where source_id = $id
)
select
    count(*) filter (part = 'does') as does, count(*) filter (part = 'undergoes') as undergoes, count(*) filter (part = 'says') as says,
    count(*) filter (part = 'ties') as ties, count(*) filter (part = 'holds') as holds
from own;
