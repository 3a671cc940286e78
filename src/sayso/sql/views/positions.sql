-- One row a stance or policy.
with ends as (select claim_id, role, name from actor_ref where role in ('holder', 'toward'))
select
    c.id, a.name as holder, p.attitude, b.name as toward, p.topic,
    c.source_name as source, c.cue, c.modality, c.polarity, c.hedge,
    d.outlet, d.published, c.document_id as document, c.evidence, c.confidence
from selected as s
join claim as c using (id)
join position as p on p.claim_id = c.id
join document as d on d.id = c.document_id
left join ends as a on a.claim_id = c.id and a.role = 'holder'
left join ends as b on b.claim_id = c.id and b.role = 'toward'
order by d.published nulls last, d.outlet, d.id, c.position;
