-- One row a lasting tie.
with ends as (
    select claim_id, role, name, actor_id, country from actor_ref where role in ('from', 'to')
    union all
    select claim_id, role, name, null, country from place_ref where role = 'to'
)
select
    c.id, a.name as "from", r.type, b.name as "to", a.actor_id as from_id, b.actor_id as to_id, a.country as from_country, b.country as to_country,
    c.source_name as source, c.cue, c.modality, c.polarity, c.hedge,
    d.outlet, d.published, c.document_id as document, c.evidence, c.confidence
from selected as s
join claim as c using (id)
join relation as r on r.claim_id = c.id
join document as d on d.id = c.document_id
left join ends as a on a.claim_id = c.id and a.role = 'from'
left join ends as b on b.claim_id = c.id and b.role = 'to'
order by d.published nulls last, d.outlet, d.id, c.position;
