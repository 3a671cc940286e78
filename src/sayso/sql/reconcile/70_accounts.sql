-- What each source counts of one thing (`topic`): the losses of an incident, or a running toll of a place.

-- Where a document is about: its country is the one that it names most, its place the one to which most of its claims that have a place belong.
create or replace temp table about as
with spot as (
    select c.document_id, c.id, p.country, p.name, p.lat, p.lon, p.precision
    from place_ref as p join claim as c on c.id = p.claim_id where p.role = 'place'
),
land as (
    select c.document_id, p.country
    from place_ref as p join claim as c on c.id = p.claim_id where p.country is not null
    group by c.document_id, p.country
    qualify row_number() over (partition by c.document_id order by count(*) desc, p.country) = 1
),
main as (
    select a.document_id, a.name, a.country, a.lat, a.lon
    from spot as a join spot as b
        on a.document_id = b.document_id and b.precision <> 'country' and (a.name = b.name or kilometres(a.lat, a.lon, b.lat, b.lon) <= getvariable('near_km'))
    where a.precision <> 'country'
    group by a.document_id, a.name, a.country, a.lat, a.lon
    having 2 * count(distinct b.id) > (select count(distinct s.id) from spot as s where s.document_id = a.document_id)
    qualify row_number() over (partition by a.document_id order by count(distinct b.id) desc, count(distinct a.id) desc, a.name) = 1
)
select l.document_id, l.country, m.name as place, m.lat, m.lon from land as l left join main as m on m.document_id = l.document_id and m.country is not distinct from l.country;

-- Places near each other are one: each stands for the first of them by name.
create or replace temp table spot as
with named as (
    select p.country, p.name, any_value(p.lat order by p.lat, p.lon) as lat, any_value(p.lon order by p.lat, p.lon) as lon
    from place_ref as p where p.role = 'place' and p.precision <> 'country' group by p.country, p.name
)
select a.country, a.name, coalesce(min(b.name), a.name) as stands_for
from named as a
left join named as b on a.country = b.country and round(a.lat) between round(b.lat) - 1 and round(b.lat) + 1 and kilometres(a.lat, a.lon, b.lat, b.lon) <= getvariable('near_km')
group by a.country, a.name;

create or replace temp table told as
with bound as (
    select
        h.*, a.country as main_country, coalesce(x.original_id, h.document_id) as original,
        -- people on the way are of the country that the text is about, wherever they were counted
        case
            when h.measure = 'displaced' then a.country
            else coalesce(h.country, e.country, a.country)
        end as land,
        case
            when h.measure = 'displaced' then null
            when h.precision <> 'country' then h.place
            when h.place is null and e.precision <> 'country' then e.place
        end as own_place,
        h.measure <> 'displaced' and h.precision is not distinct from 'country' as wide,
        -- the day of what is counted; a running toll has none
        case
            when h.scope = 'cumulative' and e.first_day is null then null
            when h.first_day is not null and h.last_day - h.first_day <= getvariable('incident_days') then h.first_day
            when e.stated and not e.long and h.first_day is null then e.first_day
        end as event_day,
        coalesce(h.last_day - h.first_day > getvariable('incident_days'), false) as long,
        case when h.scope = 'incident' or (e.pinned and e.stated) then g.happening_id end as happening_id,
        a.place as main_place
    from heard as h
    left join happening_claim as g on g.claim_id = h.event_id
    left join fact as e on e.id = h.event_id
    left join about as a on a.document_id = h.document_id
    left join document_copy as x on x.document_id = h.document_id
),
placed as (
    select
        b.* exclude (main_place),
        case
            when b.measure = 'displaced' then ''
            when b.wide then ''
            when b.own_place is not null then coalesce(s.stands_for, b.own_place)
        end as own_spot,
        case when b.long then null else m.stands_for end as main_spot,
        -- whom: a named class of people, else the noun, else anyone
        case when b.people in ('civilians', 'combatants') then b.people when b.anyone then 'anyone' else b.noun end as whom,
        b.people is null and b.noun = '' as bare
    from bound as b
    left join spot as s on s.country is not distinct from b.land and s.name = b.own_place
    left join spot as m on m.country is not distinct from b.main_country and m.name = b.main_place
),
-- a figure that names no place is of the place that its text is about; failing that, of what the same source counted last
followed as (
    select
        *,
        case
            when land is null then original
            else land || '|' || coalesce(
                own_spot, main_spot,
                last_value(coalesce(own_spot, main_spot) ignore nulls) over (
                    partition by told_by, land, measure order by as_of, document_id, position rows between unbounded preceding and 1 preceding
                ), '')
        end as subject
    from placed
),
dated as (select *, coalesce(case when not long then event_day end, as_of) as at from followed),
-- what is counted anew: another deed at that place, or after a long time
spaced as (
    select
        *,
        case
            when at - lag(at) over (partition by subject order by at, as_of, id) > getvariable('toll_days') then 1
            when not ends_with(subject, '|') and event_day > max(event_day) over (partition by subject order by at, as_of, id rows between unbounded preceding and 1 preceding) then 1
            else 0
        end as starts_anew
    from dated
),
numbered_ as (
    select *, subject || '|' || sum(starts_anew) over (partition by subject order by at, as_of, id rows unbounded preceding) as thread from spaced
)
select *, measure || '|' || thread as topic from numbered_;

-- One account a source, a value and a class of people. A headline's 413 and the text's "at least 413" are one; the looser bound stands.
-- Where a source says a number without saying of whom, it is of whom the same source counted before.
create or replace temp table counted as
with asked as (
    select t.*, case when t.bare then coalesce(b.whom, t.whom) else t.whom end as class
    from told as t
    left join lateral (
        select any_value(o.whom) as whom from told as o
        where o.topic = t.topic and o.told_by = t.told_by and o.told_class = 'named' and not o.bare having count(distinct o.whom) = 1
    ) as b on t.bare and t.told_class = 'named'
)
select
    topic, measure, told_by, class, coalesce(point, low, high) as n,
    any_value(told_name order by published, document_id, position) as told_name,
    case when bool_or(told_class = 'named') then 'named' when bool_or(told_class = 'outlet') then 'outlet' else 'unnamed' end as told_class,
    any_value(happening_id) as happening_id,
    any_value(of_whom order by bare, published, document_id, position) as of_whom, any_value(people order by published, document_id, position) as people,
    any_value(coalesce(own_place, place) order by published, document_id, position) as place, any_value(land order by published, document_id, position) as country,
    max(own_place) as town,
    any_value(first_day order by published, document_id, position) as first_day, any_value(last_day order by published, document_id, position) as last_day,
    any_value(when_edtf order by published, document_id, position) as when_edtf,
    case when bool_or(low is null) then null else min(low) end as low, max(point) as point,
    case when bool_or(high is null) then null else max(high) end as high, bool_or(vague) as vague,
    any_value(words order by low = high, published, document_id, position) as words,
    min(lowest) as lowest, max(highest) as highest,
    min(as_of) as as_of, max(as_of) as last_as_of, list(id order by published, document_id, position) as claims,
    list(document_id order by published, document_id, position) as documents
from asked
group by topic, measure, told_by, class, n;
