-- The events of `page`, each with the figures that are counted of it, and the words of its first claim.
with counted as (
    select p.id, a.rowid as r
    from page as p join account as a on a.happening_id = p.id
    union
    -- what is counted of one of its claims; a sum of many incidents only where the event has many days
    select p.id, a.r
    from page as p
    join page_claim as x using (id)
    join page_figure as f on f.event_id = x.claim_id and (coalesce(f.scope, '') <> 'cumulative' or p.last_day - p.first_day > $incident_days)
    join (select * from (select rowid as r, unnest(claims) as claim_id from account) where claim_id in (select claim_id from page_figure)) as a on a.claim_id = f.claim_id
),
figured as (
    select
        c.id,
        list({
            'id': a.id, 'measure': a.measure, 'low': a.low, 'point': a.point, 'high': a.high, 'vague': a.vague, 'words': a.words, 'of': a.of_whom,
            'group': a.people, 'source': a.voice_name, 'class': a.voice_class, 'as_of': a.as_of_edtf, 'contradicts': a.contradicts, 'part_of': a.part_of
        } order by a.measure, coalesce(a.low, a.point, a.high), a.as_of, a.id) as figures
    from counted as c
    join account as a on a.rowid = c.r
    where a.status = 'current' and a.echo_of is null
    group by c.id
),
told as (
    select id, min_by(evidence, (published is null, published, document_id, position)) as evidence from page_claim group by id
),
disputed as (
    -- figures that are apart are no claims of an event; accounts tell of them
    select distinct x.id from (select unnest(claims) as claim_id from discrepancy where kind <> 'figures_apart') as q join page_claim as x using (claim_id)
)
select
    p.id, p.first_day, p.last_day, p.dated,
    p.type, p.mode, p.actors as doers, p.actor_ids as doer_ids, p.recipients, p.recipient_ids, p.place, p.country, p.lat, p.lon, p.precision,
    p.voices as sources, p.documents, p.claims, p.denied, p.part_of,
    coalesce(f.figures, []) as figures, t.evidence, p.id in (select id from disputed) or (p.denied > 0 and p.denied < p.claims) as contested
from page as p
left join figured as f on f.id = p.id
left join told as t on t.id = p.id
order by case when p.dated then p.first_day else p.last_day end nulls last, p.dated desc, p.last_day, p.id;
