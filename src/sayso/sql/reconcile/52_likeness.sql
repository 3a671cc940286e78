-- Pairs of claims that are worth comparing (the blocks of data/reconcile.toml), what each comparison gives, and the sum.
create or replace temp table candidate as
with on_day as (
    -- a claim about a long time meets only others that begin on the same day
    select f.*, unnest(case when long then [first_day] else generate_series(first_day::timestamp, last_day::timestamp, interval 1 day)::date[] end) as day
    from fact as f
),
who as (select id, unnest(case when len(doers) = 0 then [null] else doers end) as doer from fact),
whom as (select id, unnest(case when len(undergoers) = 0 then [null] else undergoers end) as recipient from fact),
toll as (select id, unnest(case when len(figures) = 0 then [null] else figures end) as figure from fact),
keyed as (
    select distinct
        f.id, k.name || '|' || f.type || '|' || f.long || '|' || f.day
        || case when list_contains(k.keys, 'place') then '|' || f.place || '|' || coalesce(f.country, '') else '' end
        || case when list_contains(k.keys, 'doer') then '|' || w.doer else '' end
        || case when list_contains(k.keys, 'recipient') then '|' || r.recipient else '' end
        || case when list_contains(k.keys, 'mode') then '|' || f.mode else '' end
        || case when list_contains(k.keys, 'figure') then '|' || t.figure else '' end as key
    from on_day as f
    cross join block as k
    join who as w on w.id = f.id
    join whom as r on r.id = f.id
    join toll as t on t.id = f.id
),
paired as (
    select a.id as a, b.id as b, false as denial from keyed as a join keyed as b on a.key = b.key and a.id < b.id
    union
    select least(denial, claim), greatest(denial, claim), true from (select denial, unnest(claims) as claim from denied)
)
select a, b, bool_or(denial) as denial from paired group by a, b;

create or replace temp table compared as
select
    c.a, c.b,
    case
        when one.place is null or two.place is null then 'place_unsaid'
        when one.place = two.place and one.country is not distinct from two.country and one.precision = 'country' then 'place_country'
        when one.place = two.place and one.country is not distinct from two.country then 'place_same'
        when one.pinned and two.pinned and kilometres(one.lat, one.lon, two.lat, two.lon) <= getvariable('near_km') then 'place_near'
        when one.precision = 'country' or two.precision = 'country' then 'place_country'
        else 'place_other'
    end as place,
    case
        when one.stated and two.stated and one.first_day = two.first_day and (one.last_day = two.last_day or one.long) then 'day_same'
        when not one.stated and not two.stated and one.published = two.published then 'day_published'
        else 'day_open'
    end as day,
    case
        when len(one.doers) = 0 or len(two.doers) = 0 then 'doer_unsaid'
        when len(list_intersect(one.doers, two.doers)) > 0 then 'doer_same'
        else 'doer_other'
    end as doer,
    case
        when len(one.undergoers) = 0 or len(two.undergoers) = 0 then 'recipient_unsaid'
        when len(list_filter(list_intersect(one.undergoers, two.undergoers), lambda x: not ends_with(x, ':CVL'))) > 0 then 'recipient_same'
        when len(list_intersect(one.undergoers, two.undergoers)) > 0 then 'recipient_civilians'
        else 'recipient_other'
    end as recipient,
    case when one.mode is null or two.mode is null then 'mode_unsaid' when one.mode = two.mode then 'mode_same' else 'mode_other' end as mode,
    case when len(list_intersect(one.figures, two.figures)) > 0 then 'figure_same' else 'figure_unsaid' end as figure,
    case
        when least(len(one.words), len(two.words)) < getvariable('few_words') then 'words_few'
        when len(list_intersect(one.words, two.words)) >= getvariable('words_share') * least(len(one.words), len(two.words)) then 'words_same'
        else 'words_other'
    end as words,
    case when c.denial then 'denial_of' else 'denial_none' end as denial
from candidate as c
join fact as one on one.id = c.a
join fact as two on two.id = c.b
where apart(one, two) is null;

create or replace temp table near as
select
    p.*, l1.points + l2.points + l3.points + l4.points + l5.points + l6.points + l7.points + l8.points as points
from compared as p
join level as l1 on l1.name = p.place
join level as l2 on l2.name = p.day
join level as l3 on l3.name = p.doer
join level as l4 on l4.name = p.recipient
join level as l5 on l5.name = p.mode
join level as l6 on l6.name = p.figure
join level as l7 on l7.name = p.words
join level as l8 on l8.name = p.denial
where l1.points + l2.points + l3.points + l4.points + l5.points + l6.points + l7.points + l8.points >= getvariable('enough');
