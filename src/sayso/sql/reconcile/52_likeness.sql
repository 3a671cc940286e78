-- Pairs of claims that are worth comparing (the blocks of data/reconcile.toml), what each comparison gives, and the sum.
-- A new claim is compared with all that share a type, a day and a block with it; pairs of claims that were here before stay as they are.
create or replace temp table candidate as
with new_ as (select min(since) as since, min(first_day) as first_day, max(last_day) as last_day from fact semi join dirty using (document_id)),
marked as (
    select
        f.*, f.rowid as n, d.document_id is not null as fresh,
        -- a place that is no region or country; whatever stands on no map is one
        f.precision in ('exact', 'town') or (f.place is not null and f.lat is null) as named_spot
    from fact as f left join dirty as d using (document_id)
    where f.since <= (select last_day from new_) and f.last_day >= (select since from new_)
),
on_day as (
    -- a claim about a long time meets only others that begin on the same day
    select *, unnest(case when long then [first_day] else generate_series(first_day::timestamp, last_day::timestamp, interval 1 day)::date[] end) as day
    from marked where first_day <= (select last_day from new_) and last_day >= (select first_day from new_)
),
near_new as (select o.* from on_day as o semi join (select distinct type, day from on_day where fresh) as f on f.type = o.type and f.day = o.day),
keyed as (
    select distinct
        n, fresh,
        hash(
            k.name, type, long, day,
            case when list_contains(k.keys, 'place') then coalesce(country, '') || '|' || place else '' end,
            case when list_contains(k.keys, 'spot') then spot else '' end,
            case when list_contains(k.keys, 'doer') then doer else '' end,
            case when list_contains(k.keys, 'recipient') then recipient else '' end,
            case when list_contains(k.keys, 'mode') then mode else '' end,
            case when list_contains(k.keys, 'figure') then figure else '' end
        ) as key
    from (
        select
            f.n, f.fresh, f.type, f.long, f.day, f.place, f.country, f.mode, k.name, k.keys,
            case when f.pinned then (f.lat * getvariable('cells'))::integer || ' ' || (f.lon * getvariable('cells'))::integer end as spot,
            unnest(case when list_contains(k.keys, 'doer') then f.doers else [''] end) as doer,
            f.undergoers, f.figures
        from near_new as f cross join block as k
        where (f.place is not null or not list_contains(k.keys, 'place')) and (f.pinned or not list_contains(k.keys, 'spot')) and (f.mode is not null or not list_contains(k.keys, 'mode'))
    ) as k,
    unnest(case when list_contains(k.keys, 'recipient') then k.undergoers else [''] end) as r(recipient),
    unnest(case when list_contains(k.keys, 'figure') then k.figures else [''] end) as t(figure)
),
paired as (
    select a.n as x, b.n as y, false as denial from keyed as a join keyed as b on a.key = b.key and a.n <> b.n
    where a.fresh and (not b.fresh or a.n < b.n)
    union
    -- what a text tells of twice
    select f.n, o.n, false from marked as f join marked as o on o.id = f.same_as where f.fresh
    union
    -- what it speaks of as known, without a day, and what was told of the same place in the days before
    select f.n, o.n, false
    from (
        select *, unnest([(published - date '1970-01-01') // getvariable('follow_days')::integer, (published - date '1970-01-01') // getvariable('follow_days')::integer - 1]) as span
        from marked where known and not stated and named_spot
    ) as f
    join (select *, (first_day - date '1970-01-01') // getvariable('follow_days')::integer as span from marked where named_spot and not long) as o
        on o.span = f.span and o.type = f.type and o.place = f.place and o.country is not distinct from f.country
    where (f.fresh or o.fresh) and o.last_day < f.first_day and o.last_day >= f.since
    union
    select d.rowid, y.rowid, true from denied_pair_now as p join fact as d on d.id = p.denial join fact as y on y.id = p.claim
)
select least(x, y) as x, greatest(x, y) as y, bool_or(denial) as denial from paired group by least(x, y), greatest(x, y);

create or replace temp table compared as
select
    least(one.id, two.id) as a, greatest(one.id, two.id) as b,
    place_level(one, two) as place,
    case
        when one.stated and two.stated and one.first_day = two.first_day and (one.last_day = two.last_day or one.long) then 'day_same'
        when one.first_day > two.last_day or two.first_day > one.last_day then 'day_known'
        when not one.stated and not two.stated and one.published = two.published then 'day_published'
        else 'day_open'
    end as day,
    case
        when len(one.doers) = 0 or len(two.doers) = 0 then 'doer_unsaid'
        when len(list_intersect(one.doers, two.doers)) > 0 then 'doer_same'
        when one.open_doer or two.open_doer then 'doer_open'
        else 'doer_other'
    end as doer,
    case
        when len(one.undergoers) = 0 or len(two.undergoers) = 0 then 'recipient_unsaid'
        when len(list_filter(list_intersect(one.undergoers, two.undergoers), lambda x: not ends_with(x, ':CVL'))) > 0 then 'recipient_same'
        when len(list_intersect(one.undergoers, two.undergoers)) > 0 then 'recipient_civilians'
        when one.open_undergoer <> two.open_undergoer then 'recipient_open'
        when len(list_intersect(one.undergoer_countries, two.undergoer_countries)) > 0
            and len(list_filter(list_concat(one.undergoers, two.undergoers), lambda x: starts_with(x, 'ISO:'))) > 0 then 'recipient_country'
        else 'recipient_other'
    end as recipient,
    case when one.mode is null or two.mode is null then 'mode_unsaid' when one.mode = two.mode then 'mode_same' else 'mode_other' end as mode,
    case when len(list_intersect(one.figures, two.figures)) > 0 then 'figure_same' else 'figure_unsaid' end as figure,
    case
        when least(len(one.words), len(two.words)) < getvariable('few_words') then 'words_few'
        when len(list_intersect(one.words, two.words)) >= getvariable('words_share') * least(len(one.words), len(two.words)) then 'words_same'
        else 'words_other'
    end as words,
    case when c.denial then 'denial_of' else 'denial_none' end as denial,
    case when one.same_as = two.id or two.same_as = one.id then 'told_same' else 'told_alone' end as told
from candidate as c
join fact as one on one.rowid = c.x
join fact as two on two.rowid = c.y
where apart(one, two) is null;

create or replace temp table near_now as
select
    p.*, l1.points + l2.points + l3.points + l4.points + l5.points + l6.points + l7.points + l8.points + l9.points as points
from compared as p
join level as l1 on l1.name = p.place
join level as l2 on l2.name = p.day
join level as l3 on l3.name = p.doer
join level as l4 on l4.name = p.recipient
join level as l5 on l5.name = p.mode
join level as l6 on l6.name = p.figure
join level as l7 on l7.name = p.words
join level as l8 on l8.name = p.denial
join level as l9 on l9.name = p.told
where l1.points + l2.points + l3.points + l4.points + l5.points + l6.points + l7.points + l8.points + l9.points >= getvariable('enough');
