-- In how many claims an actor does, undergoes, vouches, is tied to others.
select
    (select count(distinct claim_id) from actor_ref where actor_id = $id and role in ('actor', 'by')) as does,
    (select count(distinct claim_id) from actor_ref where actor_id = $id and role in ('recipient', 'toward')) as undergoes,
    (select count(distinct claim_id) from link where source_id = $id) as says,
    (select count(distinct claim_id) from actor_ref where actor_id = $id and role in ('from', 'to')) as ties,
    (select count(distinct claim_id) from actor_ref where actor_id = $id and role = 'holder') as holds;
