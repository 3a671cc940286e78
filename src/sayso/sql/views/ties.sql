-- Lasting ties between two actors that were asserted by a selected claim: one row a pair, a type and who says so.
select
    a.actor_id as from_id, max(a.name) as from_name, b.actor_id as to_id, max(b.name) as to_name, r.type,
    coalesce(v.name, 'an outlet') as source, list_sort(list(c.id)) as claims
from relation as r
semi join selected on selected.id = r.claim_id
join claim as c on c.id = r.claim_id
join voice as v on v.claim_id = r.claim_id
join actor_ref as a on a.claim_id = r.claim_id and a.role = 'from'
join actor_ref as b on b.claim_id = r.claim_id and b.role = 'to'
where c.modality = 'asserted' and c.polarity = 'affirmed' and a.actor_id <> b.actor_id
    and c.id not in (select claim_id from review where verdict = 'rejected')
group by a.actor_id, b.actor_id, r.type, v.name
order by from_id, to_id, r.type, source;
