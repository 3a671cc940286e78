-- Claims looked at anew that answer another claim of their text: they deny or correct it.
create or replace temp table reply as
select id, document_id, source_id, (record::json->'$.denies')::varchar[] as denies, record::json->'$.corrects' as corrects from claim
where document_id in (select document_id from dirty) and regexp_matches(record, '"(denies":\["|corrects":\{)') and id not in (select claim_id from review where verdict = 'rejected');

-- What one voice says happened and another says did not: a pair for each claim that a denial denies.
-- Both are told within a few days of what is looked at anew.
create or replace temp table denied_pair_now as
with near_day as (
    select distinct unnest(generate_series(told_day - $denial_days::integer, told_day + $denial_days::integer, interval 1 day)::date[]) as told_day
    from (select distinct told_day from fact semi join dirty using (document_id))
),
said as (
    select
        f.id, f.document_id, f.voice, f.place, f.denied, f.named_undergoers, f.told_day, d.document_id is not null as fresh,
        hash(f.type, f.mode, f.named_doers) as deed, (f.told_day - date '1970-01-01') // (1 + $denial_days::integer) as days
    from fact as f left join dirty as d using (document_id)
    -- words are not denied by other words: that someone does not ask for one thing leaves open what else is asked for
    where f.type not in ('REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'SUPPORT', 'CONCEDE', 'AGREE') and len(f.named_doers) > 0
        and f.told_day in (from near_day)
),
denial as (select *, unnest([days - 1, days, days + 1]) as near_days from said where denied),
-- the towns that each text is about: two texts that have one in common are taken to be on one story
town as (select distinct document_id, place from fact where precision in ('exact', 'town')),
deed as (
    select f.id, f.document_id, f.voice, f.type, f.mode, f.denied, f.doers, f.named_doers, f.undergoers, f.place, f.told_day, d.document_id is not null as fresh
    from fact as f left join dirty as d using (document_id) where f.type in ('ASSAULT', 'ACCUSE') and f.told_day in (from near_day)
),
numbered as (
    select c.id, c.document_id, c.modality, contains(c.record, '"denies":["') as answers, v.voice, f.measure, coalesce(f.point, f.low, f.high) as number, d.published, x.document_id is not null as fresh
    from figure as f join claim as c on c.id = f.claim_id join document as d on d.id = c.document_id join voice as v on v.claim_id = c.id left join dirty as x on x.document_id = c.document_id
    where c.modality in ('asserted', 'denied') and c.polarity = 'affirmed' and c.document_id not in (select document_id from document_copy)
        and c.id not in (select claim_id from review where verdict = 'rejected')
        and d.published in (
            select distinct unnest(generate_series(o.published - $denial_days::integer, o.published + $denial_days::integer, interval 1 day)::date[]) from dirty as r join document as o on o.id = r.document_id
        )
),
answered as (
    select a.id, v.voice
    from (select c.id, unnest((c.record::json->'$.denies')::varchar[]) as denies from claim as c semi join (from deed where denied) using (id)) as a
    join voice as v on v.claim_id = a.denies
),
of_one_story as (
    select n.id as denial, y.id as claim, n.voice, n.named_doers as who, y.voice as voice_y, y.type, y.mode, y.named_doers as who_y, n.doers, y.undergoers
    from (select distinct n.*, t.place as town from deed as n join town as t using (document_id) where n.denied and n.type = 'ASSAULT' and len(n.doers) > 0) as n
    join town as t on t.place = n.town
    join deed as y on y.document_id = t.document_id and y.document_id <> n.document_id and not y.denied and abs(date_diff('day', n.told_day, y.told_day)) <= $denial_days
        and (n.place is null or y.place is null or n.place = y.place)
    where (n.fresh or y.fresh) and n.voice <> y.voice and (n.mode is null or y.mode is null or y.type = 'ACCUSE' or n.mode = y.mode)
        -- what was answered to an accuser in the denial's own text is not some other accusation of theirs
        and not (y.type = 'ACCUSE' and exists (select 1 from answered as a where a.id = n.id and list_contains(y.named_doers, a.voice)))
)
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
-- in two texts on one story: an accusation of who denies; the same weapon; who says that it was they, of those who deny
select o.denial, o.claim
from of_one_story as o join claim as y on y.id = o.claim
where case
    when o.type = 'ACCUSE' then o.mode = 'allege' and len(list_intersect(o.undergoers, o.doers)) > 0
    when starts_with(o.who[1], 'TXT:') then o.who = o.who_y
    else list_contains(o.who_y, o.voice_y) and exists (select 1 from actor_ref as r where r.claim_id = o.denial and r.role = 'actor' and (contains(y.evidence, r.name) or contains(y.evidence, regexp_replace(r.text, '^[Tt]he ', ''))))
end
union
-- a number that is denied: whoever gave it in another text on the same story
select n.id, y.id
from numbered as n
join numbered as y on y.measure = n.measure and y.number = n.number and y.document_id <> n.document_id and abs(date_diff('day', n.published, y.published)) <= $denial_days
where n.modality = 'denied' and n.answers and y.modality = 'asserted' and n.voice <> y.voice and n.number >= 10 and (n.fresh or y.fresh)
    and exists (select 1 from town as a join town as b using (place) where a.document_id = n.document_id and b.document_id = y.document_id)
union
-- what a denial answers in its own text was read there; who vouches for both is known only now
select n.id, y.id
from (select id, source_id, unnest(denies) as denies from reply) as n
join claim as y on y.id = n.denies
join voice as v on v.claim_id = n.id
join voice as w on w.claim_id = y.id
-- one of a body may deny what another of it says; a copy says nothing of its own
where (v.voice <> w.voice or n.source_id is distinct from y.source_id) and y.document_id not in (select document_id from document_copy) and y.id not in (select claim_id from review where verdict = 'rejected');
