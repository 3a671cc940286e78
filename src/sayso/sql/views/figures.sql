-- One row a figure, with its bounds, its class of people and who says so.
with agent as (select claim_id, name from actor_ref where role = 'by'),
spot as (select claim_id, name, country from place_ref where role = 'place')
select
    c.id, f.measure, f.low, f.point, f.high, f.vague, f.words, f.of_whom as "of", f.people as "group", f.scope, a.name as "by",
    x.name as place, x.country, c.when_edtf as "when",
    c.source_name as source, c.cue, c.modality, c.polarity, c.hedge,
    d.outlet, d.published, c.document_id as document, f.event_id as event, c.evidence, c.confidence
from selected as s
join claim as c using (id)
join figure as f on f.claim_id = c.id
join document as d on d.id = c.document_id
left join agent as a on a.claim_id = c.id
left join spot as x on x.claim_id = c.id
order by d.published nulls last, d.outlet, d.id, c.position;
