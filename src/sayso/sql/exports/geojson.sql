-- Events and figures whose place has coordinates.
select
    c.id, c.kind, coalesce(e.type, f.measure) as type, e.mode, p.name as place, p.country, p.precision, p.lat, p.lon,
    c.when_edtf as "when", f.words, f.low, f.point, f.high,
    (select string_agg(name, '; ' order by position) from actor_ref as r where r.claim_id = c.id and r.role in ('actor', 'by')) as actors,
    (select string_agg(name, '; ' order by position) from actor_ref as r where r.claim_id = c.id and r.role = 'recipient') as recipients,
    c.source_name as source, c.cue, c.hedge, c.modality, c.polarity, d.outlet, d.published, d.url, c.evidence, c.confidence
from selected as s
join claim as c using (id)
join document as d on d.id = c.document_id
join place_ref as p on p.claim_id = c.id and p.role = 'place' and p.lat is not null
left join event as e on e.claim_id = c.id
left join figure as f on f.claim_id = c.id
order by d.published nulls last, d.id, c.position;
