-- One row a claim: who says, what, where, when, in which document.
with who as (
    select claim_id,
        string_agg(name, '; ' order by position) filter (where role in ('actor', 'by', 'from', 'holder')) as actors,
        string_agg(name, '; ' order by position) filter (where role in ('recipient', 'to', 'toward')) as recipients
    from actor_ref group by claim_id
),
spot as (select claim_id, string_agg(distinct name, '; ' order by name) as places from place_ref group by claim_id)
select
    c.id, c.kind, coalesce(e.type, f.measure, r.type, p.attitude) as type,
    c.source_name as source, c.cue, c.modality, c.polarity, c.hedge,
    w.actors, w.recipients, x.places, c.when_edtf as "when", f.words as figure,
    d.outlet, d.published, d.title, d.url, c.document_id as document, c.evidence, c.rule, c.confidence
from selected as s
join claim as c using (id)
join document as d on d.id = c.document_id
left join event as e on e.claim_id = c.id
left join figure as f on f.claim_id = c.id
left join relation as r on r.claim_id = c.id
left join position as p on p.claim_id = c.id
left join who as w on w.claim_id = c.id
left join spot as x on x.claim_id = c.id
order by d.published nulls last, d.outlet, d.id, c.position;
