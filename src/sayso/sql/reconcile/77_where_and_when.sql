-- Two voices that tell of one deed, by the number of those it struck and by who did it or how, at two places on one day, or on two days at
-- one place. Whoever tells of both in one text tells of two deeds. `a` is the earlier; one pair for two events.
create or replace temp table told_apart as
with asked as (select distinct happening_id from happening_claim where claim_id in (select id from shaken)),
counted as (
    select
        f.id, f.type, f.country, unnest(f.figures) as figure,
        (f.first_day - date '1970-01-01') // (1 + getvariable('incident_days')::integer) as days
    from fact as f where not f.denied and not f.long and f.stated and f.precision in ('exact', 'town') and len(f.figures) > 0
),
high as (select * from counted where regexp_extract(figure, '\d+')::bigint >= getvariable('telling')),
anew as (
    select c.* exclude (days), unnest([c.days - 1, c.days, c.days + 1]) as days
    from high as c join happening_claim as h on h.claim_id = c.id semi join asked on asked.happening_id = h.happening_id
),
met as (
    select a.id as x, b.id as y, a.figure
    from anew as a join high as b on b.type = a.type and b.country is not distinct from a.country and b.figure = a.figure and b.days = a.days and b.id <> a.id
),
pair as (select x, y, min(figure) as figure from (from met union all select y, x, figure from met) group by x, y),
laid as (
    select
        p.figure, one.id as a, two.id as b, one.place as place_a, two.place as place_b, one.first_day as day_a, two.first_day as day_b,
        one.published as told, g.happening_id as home_a, h.happening_id as home_b,
        one.first_day <= two.last_day and two.first_day <= one.last_day as one_day,
        place_level(one, two) in ('place_same', 'place_within') as one_place
    from pair as p
    join fact as one on one.id = p.x
    join fact as two on two.id = p.y
    join happening_claim as g on g.claim_id = one.id
    join happening_claim as h on h.claim_id = two.id
    where (one.published, one.document_id, one.position) < (two.published, two.document_id, two.position)
        and abs(one.first_day - two.first_day) <= getvariable('incident_days')
        and one.original <> two.original and one.voice <> two.voice and g.happening_id <> h.happening_id and apart_modes(one, two) is null
        and (one.mode = two.mode or len(list_intersect(one.doers, two.doers)) > 0)
        and (one.open_doer or two.open_doer or len(list_intersect(one.doers, two.doers)) > 0)
),
told_in as (
    select distinct h.happening_id, c.document_id
    from happening_claim as h join claim as c on c.id = h.claim_id
    where h.happening_id in (select home_a from laid union select home_b from laid)
)
select *, [a, b] as claims from laid as l
where one_day <> one_place
    and not exists (select 1 from told_in as m join told_in as n using (document_id) where m.happening_id = l.home_a and n.happening_id = l.home_b)
qualify row_number() over (partition by least(home_a, home_b), greatest(home_a, home_b), one_place order by told, a, b) = 1;

create or replace temp table place_apart as from told_apart where one_day;

create or replace temp table date_apart as from told_apart where one_place;
