-- Two figures of the same thing by different voices whose values cannot both hold: `a` is the smaller.
-- A part is no contradiction of its whole: one incident of many, one class of people of all, one town of a country, one day of a week.
create or replace temp table figures_apart as
with pair as (
    select a.id as a, b.id as b from heard as a join heard as b on a.measure = b.measure and a.document_id = b.document_id
    union
    select a.id, b.id from heard as a join heard as b on a.measure = b.measure and a.place = b.place
    union
    select a.id, b.id from heard as a join heard as b on a.measure = b.measure and a.country = b.country and a.precision = 'country'
    union
    select a.id, b.id from heard as a join heard as b on a.measure = b.measure and a.country = b.country and b.precision = 'country'
)
select
    a.measure, a.voice as voice_a, b.voice as voice_b,
    min_by(a.id, (a.published, a.document_id, a.position)) as a, min_by(b.id, (b.published, b.document_id, b.position)) as b,
    list_distinct(list(a.id) || list(b.id)) as claims
from pair as p
join heard as a on a.id = p.a
join heard as b on b.id = p.b
where
    a.voice <> b.voice and a.highest < b.lowest

    -- about the same time
    and case
        when a.first_day is not null and b.first_day is not null then a.first_day <= b.last_day and b.first_day <= a.last_day
        else a.document_id = b.document_id or abs(date_diff('day', a.as_of, b.as_of)) <= $figure_days
    end
    -- in the same place, as far as is said; in two documents both must say it
    and (
        a.place = b.place
        or (a.document_id = b.document_id and (a.place is null or b.place is null))
        or (a.country = b.country and (a.precision = 'country' or b.precision = 'country'))
    )
    -- by the same hand, of the same people
    and (a.by_id is null or b.by_id is null or a.by_id = b.by_id)
    and (a.people is null or b.people is null or a.people = b.people or 'mixed' in (a.people, b.people))
    and (a.noun = b.noun or a.anyone or b.anyone)
    -- the smaller is no part of the larger
    and not (a.scope = 'incident' and b.scope = 'cumulative')
    and not (b.anyone and not a.anyone)
    and not (coalesce(b.people, 'mixed') = 'mixed' and coalesce(a.people, 'mixed') <> 'mixed')
    and not (coalesce(b.precision, 'country') = 'country' and coalesce(a.precision, 'country') <> 'country')
    and not (a.first_day is not null and b.first_day is null)
    and not coalesce(a.last_day - a.first_day < b.last_day - b.first_day, false)
    -- two incidents must be the same one: the same people at the same place
    and (a.scope = 'cumulative' or (a.noun = b.noun and a.place = b.place))
group by a.measure, a.voice, b.voice, a.lowest, a.highest, b.lowest, b.highest;
