-- Something that one voice says happened and another says did not: one row a denial, with all that it denies.
create or replace temp table denied as
with happening as (
    select
        c.id, c.document_id, c.position, d.published, d.outlet, e.type, e.mode, c.modality, c.polarity, c.source_name, c.source_class, c.hedge,
        v.voice,
        coalesce(c.first_day, d.published) as day,
        list_sort(list_distinct(coalesce((select list(actor_id) from actor_ref as r where r.claim_id = c.id and r.role = 'actor'), []))) as doers,
        coalesce((select list(actor_id) from actor_ref as r where r.claim_id = c.id and r.role = 'recipient'), []) as undergoers,
        (select any_value(name) from place_ref as r where r.claim_id = c.id and r.role = 'place') as place
    from event as e
    join claim as c on c.id = e.claim_id
    join document as d on d.id = c.document_id
    join voice as v on v.claim_id = c.id
    where c.id not in (select claim_id from review where verdict = 'rejected')
        -- words are not denied by other words: that someone does not ask for one thing leaves open what else is asked for
        and e.type not in ('REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'SUPPORT')
)
select
    n.id as denial,
    min_by(y.id, (y.published, y.document_id, y.position)) as claim,
    list(y.id order by y.published, y.document_id, y.position) as claims
from happening as n
join happening as y
    on n.type = y.type and n.mode is not distinct from y.mode and n.doers = y.doers and len(n.doers) > 0
where (n.modality = 'denied' or (n.modality = 'asserted' and n.polarity = 'negated'))
    and y.modality = 'asserted' and y.polarity = 'affirmed'
    and n.voice <> y.voice
    and (len(list_intersect(n.undergoers, y.undergoers)) > 0 or len(n.undergoers) = 0 or len(y.undergoers) = 0)
    and (n.place is null or y.place is null or n.place = y.place)
    -- in two documents something more than the doer must be the same
    and (n.document_id = y.document_id or n.place = y.place or len(list_intersect(n.undergoers, y.undergoers)) > 0)
    and abs(date_diff('day', n.day, y.day)) <= $denial_days
group by n.id;
