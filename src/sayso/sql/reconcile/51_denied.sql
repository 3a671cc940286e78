-- What one voice says happened and another says did not: a pair for each claim that a denial denies.
create or replace temp table denied_pair_now as
with said as (
    select
        f.id, f.document_id, f.voice, f.place, f.denied, f.named_undergoers, f.told_day, d.document_id is not null as fresh,
        hash(f.type, f.mode, f.named_doers) as deed, (f.told_day - date '1970-01-01') // (1 + $denial_days::integer) as days
    from fact as f left join dirty as d using (document_id)
    -- words are not denied by other words: that someone does not ask for one thing leaves open what else is asked for
    where f.type not in ('REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'SUPPORT', 'CONCEDE', 'AGREE') and len(f.named_doers) > 0
        and f.told_day in (
            select unnest(generate_series(n.told_day - $denial_days::integer, n.told_day + $denial_days::integer, interval 1 day)::date[])
            from (select distinct told_day from fact semi join dirty using (document_id)) as n
        )
),
denial as (select *, unnest([days - 1, days, days + 1]) as near_days from said where denied)
select n.id as denial, y.id as claim
from denial as n
join said as y on y.deed = n.deed and y.days = n.near_days
where (n.fresh or y.fresh) and not y.denied and n.voice <> y.voice
    and (len(list_intersect(n.named_undergoers, y.named_undergoers)) > 0 or len(n.named_undergoers) = 0 or len(y.named_undergoers) = 0)
    and (n.place is null or y.place is null or n.place = y.place)
    -- in two documents something more than the doer must be the same
    and (n.document_id = y.document_id or n.place = y.place or len(list_intersect(n.named_undergoers, y.named_undergoers)) > 0)
    and abs(date_diff('day', n.told_day, y.told_day)) <= $denial_days
union
-- what a denial answers in its own text was read there; who vouches for both is known only now
select n.id, y.id
from (
    select id, source_id, unnest((record::json->'$.denies')::varchar[]) as denies from claim
    where document_id in (select document_id from dirty) and contains(record, '"denies":["') and id not in (select claim_id from review where verdict = 'rejected')
) as n
join claim as y on y.id = n.denies
join voice as v on v.claim_id = n.id
join voice as w on w.claim_id = y.id
-- one of a body may deny what another of it says; a copy says nothing of its own
where (v.voice <> w.voice or n.source_id <> y.source_id) and y.document_id not in (select document_id from document_copy) and y.id not in (select claim_id from review where verdict = 'rejected');
