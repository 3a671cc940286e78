-- What one voice says happened and another says did not: a pair for each claim that a denial denies.
create or replace temp table denied_pair_now as
with said as (
    select f.*, d.document_id is not null as fresh
    from fact as f left join dirty as d using (document_id)
    -- words are not denied by other words: that someone does not ask for one thing leaves open what else is asked for
    where f.type not in ('REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'SUPPORT') and len(f.named_doers) > 0
),
keyed as (select *, hash(type, mode, named_doers) as deed, (told_day - date '1970-01-01') // (1 + $denial_days::integer) as days from said),
denial as (select *, unnest([days - 1, days, days + 1]) as near_days from keyed where denied),
met as (
    select n.id as denial, y.id as claim
    from denial as n join keyed as y on n.deed = y.deed and n.near_days = y.days
    where n.fresh and not y.denied
    union all
    select n.id, y.id
    from denial as n join keyed as y on n.deed = y.deed and n.near_days = y.days
    where not n.fresh and y.fresh and not y.denied
)
select m.denial, m.claim
from met as m
join said as n on n.id = m.denial
join said as y on y.id = m.claim
where n.type = y.type and n.mode is not distinct from y.mode and n.named_doers = y.named_doers
    and n.voice <> y.voice
    and (len(list_intersect(n.named_undergoers, y.named_undergoers)) > 0 or len(n.named_undergoers) = 0 or len(y.named_undergoers) = 0)
    and (n.place is null or y.place is null or n.place = y.place)
    -- in two documents something more than the doer must be the same
    and (n.document_id = y.document_id or n.place = y.place or len(list_intersect(n.named_undergoers, y.named_undergoers)) > 0)
    and abs(date_diff('day', n.told_day, y.told_day)) <= $denial_days;
