-- One row a claim that something was done or said.
with who as (
    select claim_id,
        string_agg(name, '; ' order by position) filter (where role = 'actor') as actors,
        string_agg(name, '; ' order by position) filter (where role = 'recipient') as recipients
    from actor_ref group by claim_id
),
spot as (select claim_id, name, country, lat, lon, precision from place_ref where role = 'place'),
every_spot as (select claim_id, string_agg(name, '; ' order by position) as places from place_ref where role = 'places' group by claim_id)
select
    c.id, c.when_edtf as "when", e.type, e.mode, w.actors, w.recipients,
    x.name as place, x.country, x.lat, x.lon, x.precision, y.places,
    c.source_name as source, c.cue, c.modality, c.polarity, c.hedge,
    d.outlet, d.published, c.document_id as document, c.evidence, c.confidence
from selected as s
join claim as c using (id)
join event as e on e.claim_id = c.id
join document as d on d.id = c.document_id
left join who as w on w.claim_id = c.id
left join spot as x on x.claim_id = c.id
left join every_spot as y on y.claim_id = c.id
order by coalesce(c.first_day, d.published) nulls last, d.published, d.id, c.position;
