-- In how many claims an actor does, undergoes, vouches, is tied to others, wants or opposes.
with own as (select role, claim_id from actor_ref where actor_id = $id)
select
    count(distinct claim_id) filter (role in ('actor', 'by')) as does,
    count(distinct claim_id) filter (role in ('recipient', 'toward')) as undergoes,
    (select count(distinct claim_id) from link where source_id = $id) as says,
    count(distinct claim_id) filter (role in ('from', 'to')) as ties,
    count(distinct claim_id) filter (role = 'holder') as holds
from own;
