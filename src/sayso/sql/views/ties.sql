-- Lasting ties between two actors that were asserted by a selected claim: one row a pair, a type and who says so.
select
    a.actor_id as from_id, mode(a.name order by a.name) as from_name, b.actor_id as to_id, mode(b.name order by b.name) as to_name, r.type,
    case when v.class = 'named' then v.name else coalesce(d.outlet, 'an outlet') end as source,
    list(c.id order by d.published, d.id, c.position) as claims
from selected as s
join claim as c using (id)
join document as d on d.id = c.document_id
join relation as r on r.claim_id = c.id
join voice as v on v.claim_id = c.id
join actor_ref as a on a.claim_id = c.id and a.role = 'from'
join actor_ref as b on b.claim_id = c.id and b.role = 'to'
where c.modality = 'asserted' and c.polarity = 'affirmed' and a.actor_id <> b.actor_id
    and c.id not in (select claim_id from review where verdict = 'rejected')
group by a.actor_id, b.actor_id, r.type, v.class, v.name, d.outlet
order by from_id, to_id, r.type, source;
