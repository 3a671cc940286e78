-- Two figures of the same thing by different voices whose values cannot both hold: `a` is the smaller. `kind` is the same for pairs
-- of the same two voices with the same values: they are one discrepancy.
-- A part is no contradiction of its whole: one incident of many, one class of people of all, one town of a country, one day of a week.
-- Only figures that share a key are compared: of one document; of one place, or of a country and a place in it, and of one month or of
-- three days around.
create or replace temp table figure_pair_now as
with spanned as (
    select h.*, d.document_id is not null as fresh, least(h.first_day, h.as_of) as since, greatest(h.last_day, h.as_of) as until
    from heard as h left join dirty as d using (document_id)
),
recent as (select distinct measure, country, since, until from spanned where fresh),
figure as (
    select h.* exclude (since, until), coalesce(h.precision = 'country', false) as whole, coalesce(h.point, h.low, h.high) as n
    from (
        from spanned where fresh
        union all
        select h.* from spanned as h
        semi join recent as r
            on r.measure = h.measure and r.country is not distinct from h.country
            and h.since <= r.until + $figure_days::integer and h.until >= r.since - $figure_days::integer
        where not h.fresh
    ) as h
    -- "five new deaths", "32,000 more" are no totals
    where not regexp_matches(replace(lower(words || ' ' || coalesce(of_whom, '')), 'more than', ''), '\b(' || words('more') || '|' || words('unsure') || ')\b')
),
area as (
    select *, 'at ' || place as spot, true as seeks from figure where place is not null
    union all
    select *, 'in ' || country, whole from figure where country is not null
),
moment as (
    select *, unnest(generate_series(date_trunc('month', first_day)::timestamp, last_day::timestamp, interval 1 month)) as month from area where first_day is not null
),
-- a figure that seeks a key is compared with all that are there
keyed as (
    select id, voice, n, lowest, highest, fresh, hash('document', document_id, measure) as key, true as seeks, true as there from figure
    union all
    select id, voice, n, lowest, highest, fresh, hash('month', month, measure, spot), seeks, true from moment
    union all
    select
        id, voice, n, lowest, highest, fresh,
        hash('days', (as_of - date '1970-01-01') // (1 + $figure_days::integer) + shift, measure, spot), seeks, shift = 0
    from area, unnest([-1, 0, 1]) as s(shift)
    where as_of is not null
),
-- tolls of one thing differ, but not so much (`too_far_of_fighters`): one of them is of something else
met as (
    select x.id as x, y.id as y, x.highest < y.lowest as below
    from keyed as x
    join keyed as y on x.key = y.key and x.voice <> y.voice and (x.highest < y.lowest and y.n <= $too_far_of_fighters * x.n or y.highest < x.lowest and x.n <= $too_far_of_fighters * y.n)
    where x.fresh and x.seeks and y.there
    union
    select x.id, y.id, x.highest < y.lowest
    from keyed as x
    join keyed as y on x.key = y.key and x.voice <> y.voice and (x.highest < y.lowest and y.n <= $too_far_of_fighters * x.n or y.highest < x.lowest and x.n <= $too_far_of_fighters * y.n)
    where not x.fresh and y.fresh and x.seeks and y.there
),
pair as (select distinct case when below then x else y end as a, case when below then y else x end as b from met)
select
    a.id as a, b.id as b, hash(a.measure, a.voice, b.voice, a.lowest, a.highest, b.lowest, b.highest) as kind
from pair as p
join figure as a on a.id = p.a
join figure as b on b.id = p.b
where
    -- what an outlet says itself it does not set against those whom it hears, unless it is said of whom each counts
    ('outlet' not in (a.told_class, b.told_class) or (a.people is not null and b.people is not null))
    -- fighters of a side are others than those of whom nothing is said; of them the two sides may count many times more or less
    and (a.people is not null or b.people is distinct from 'combatants')
    and b.n <= case when b.people = 'combatants' then $too_far_of_fighters when a.document_id = b.document_id then $too_far else $too_far_across end * a.n
    -- about the same time
    and case
        -- a toll that is higher on a later day contradicts nothing
        when a.as_of < b.as_of then false
        when a.first_day is not null and b.first_day is not null then a.first_day <= b.last_day and b.first_day <= a.last_day
        -- nor does what happened days before to what is told without a day
        when coalesce(b.last_day < a.as_of - $figure_days::integer or a.last_day < b.as_of - $figure_days::integer, false) then false
        else a.document_id = b.document_id or date_diff('day', b.as_of, a.as_of) <= $figure_days
    end
    -- in the same place, as far as is said; in two documents both must say it
    and (
        a.place = b.place
        or (a.document_id = b.document_id and (a.place is null or b.place is null))
        or (a.country = b.country and (a.whole or b.whole))
    )
    -- by the same hand, of the same people, who are not the own of each side
    and not (a.own and b.own)
    and (a.by_id is null or b.by_id is null or a.by_id = b.by_id)
    and (a.people is null or b.people is null or a.people = b.people or 'mixed' in (a.people, b.people))
    and (a.noun = b.noun or a.anyone or b.anyone)
    and not (len(regexp_extract_all(coalesce(a.of_whom, ''), '\b[A-Z]\w+')) > 0 and len(regexp_extract_all(coalesce(b.of_whom, ''), '\b[A-Z]\w+')) > 0
        and len(list_intersect(regexp_extract_all(coalesce(a.of_whom, ''), '\b[A-Z]\w+'), regexp_extract_all(coalesce(b.of_whom, ''), '\b[A-Z]\w+'))) = 0)
    -- the smaller is no part of the larger
    and not (a.scope = 'incident' and b.scope = 'cumulative')
    and not (b.anyone and not a.anyone)
    and not (coalesce(b.people, 'mixed') = 'mixed' and coalesce(a.people, 'mixed') <> 'mixed')
    and not (coalesce(b.precision, 'country') = 'country' and coalesce(a.precision, 'country') <> 'country')
    and not (a.first_day is not null and b.first_day is null)
    and not coalesce(a.last_day - a.first_day < b.last_day - b.first_day, false)
    -- two incidents must be the same one: the same people at the same place
    and (a.scope = 'cumulative' or (a.noun = b.noun and a.place = b.place));
