-- Events as PLOVER knows them: asserted and affirmed, one record a claim.
with side as (
    select claim_id, role, list({'name': name, 'id': actor_id, 'country': country, 'sector': sector} order by position) as refs
    from actor_ref where role in ('actor', 'recipient') group by claim_id, role
),
counted as (
    select event_id,
        max(coalesce(low, point, high)) filter (where measure = 'killed') as dead,
        max(coalesce(low, point, high)) filter (where measure = 'wounded') as injured
    from figure where event_id is not null group by event_id
)
select
    c.id, c.when_edtf as date, e.type as event_type, e.mode as event_mode, e.contexts,
    coalesce(a.refs, []) as actors, coalesce(b.refs, []) as recipients,
    p.name as location, p.country as location_country, p.admin1 as location_admin1, p.lat, p.lon, p.precision as location_precision,
    n.dead, n.injured,
    c.evidence as text, c.source_name as said_by, d.outlet as publisher, d.published as publication_date, d.title as headline, d.url, c.confidence
from selected as s
join claim as c using (id)
join event as e on e.claim_id = c.id
join document as d on d.id = c.document_id
left join side as a on a.claim_id = c.id and a.role = 'actor'
left join side as b on b.claim_id = c.id and b.role = 'recipient'
left join place_ref as p on p.claim_id = c.id and p.role = 'place'
left join counted as n on n.event_id = c.id
where c.modality = 'asserted' and c.polarity = 'affirmed'
    and c.id not in (select claim_id from review where verdict = 'rejected')
order by d.published nulls last, d.id, c.position;
