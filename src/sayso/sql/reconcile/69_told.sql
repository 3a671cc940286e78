-- What each source counts of one thing (`topic`): figures of one place, until another deed is counted there or nothing is for long.
-- A figure that does not say its place is of the whole country when its source counts that in the same text, else of the place that
-- its source counted last, unless the text is about another; else of the place that its text is about.
-- "The United Nations" counts through the one part of it that counts such people there. A number that its source revises ("lowered from
-- 359") and that another source alone has given as its own is that source's.
-- A ministry is heard as its minister: "the defence ministry" as "the defence minister".
create or replace temp macro for_office(name) as regexp_replace(regexp_replace(lower(name), '\bministry\b', 'minister'), '^the ', '');

create or replace temp macro holder_of(name) as regexp_replace(for_office(name), '[''’]s office$', '');

-- Days in stretches as long as a toll is followed: two that are near meet in one or in the next.
create or replace temp macro stretch_of(day) as (day - date '1970-01-01') // (1 + getvariable('toll_days')::integer);

-- The office by which somebody is called: "the region's governor", "the state prosecutor's office", "the mayor of X".
create or replace temp macro office_in(called) as regexp_replace(regexp_replace(nullif(coalesce(
    nullif(regexp_extract(called, '\b(' || words('office') || ')(?:[''’]s office)?$', 1), ''), regexp_extract(called, '\b(' || words('office') || ')(?:,| of\b| for\b)', 1)
), ''), '^defense', 'defence'), 'woman$', 'man');

-- The words of a body's name, each in the singular: "the doctors' trade union" -> doctor, trade, union.
create or replace temp macro body_words(name) as list_filter(
    list_transform(regexp_extract_all(lower(name), '\p{L}{2,}'), lambda w: regexp_replace(w, 's$', '')), lambda w: w not in ('the', 'an', 'of', 'for', 'in', 'and')
);

create or replace temp table vouched as
with asked as (select *, coalesce(point, low, high) as n from bound where subject in (from subject)),
-- a name that stands on no map in one text does in another
mapped as (
    select subject, town, max(said_spot) as spot from asked
    where town is not null and regexp_full_match(said_spot, '-?[\d.]+ -?[\d.]+') group by subject, town
),
every as (
    select a.* replace (coalesce(s.spot, a.said_spot) as said_spot, coalesce(t.spot, a.text_spot) as text_spot)
    from asked as a
    left join mapped as s on s.subject = a.subject and s.town = a.said_spot
    left join mapped as t on t.subject = a.subject and t.town = a.text_spot
),
part_told as (
    select * from every
    where regexp_full_match(told_by, words('un_part'))
),
part as (
    -- the one that counts there, or of whose numbers two thirds are
    select subject, measure, null as document_id, told_by, told_name
    from (
        select subject, measure, told_by, any_value(told_name order by published, document_id, position) as told_name, count(distinct n) as numbers
        from part_told group by subject, measure, told_by
    )
    qualify 3 * numbers >= 2 * sum(numbers) over (partition by subject, measure)
    union all
    select subject, measure, document_id, any_value(told_by), any_value(told_name order by position)
    from part_told group by subject, measure, document_id having count(distinct told_by) = 1
),
-- a minister or spokesman whose number the government gives as well speaks for it
minister as (
    select x.told_by as person, x.subject, x.measure, any_value(y.told_by) as told_by, any_value(y.told_name order by y.published, y.document_id, y.position) as told_name
    from every as x
    join office as o on o.document_id = x.document_id and o.person_id = x.told_by and regexp_matches(o.role, '\b(minister|spokes|secretary)') and not o.former
    join every as y on y.subject = x.subject and y.measure = x.measure and y.n = x.n and y.told_by = 'ISO:' || o.country
    where x.n >= getvariable('telling') and x.told_class = 'named'
    group by x.told_by, x.subject, x.measure having count(distinct y.told_by) = 1
),
giver as (
    select x.id, any_value(y.told_by) as told_by, min(y.told_name) as told_name
    from every as x
    join every as y on y.subject = x.subject and y.measure = x.measure and y.n = x.n and y.told_by <> x.told_by and y.told_class = 'named' and not y.past
        and x.as_of - y.as_of between 0 and getvariable('toll_days')
    where x.past and x.told_class = 'named' and x.n >= getvariable('telling')
        and not exists (select 1 from every as z where z.subject = x.subject and z.measure = x.measure and z.n = x.n and z.told_by = x.told_by and not z.past)
    group by x.id having count(distinct y.told_by) = 1
),
-- "The region's governor", "its mayor", "the prosecutor's office" are the one holder of that office whom texts of much the same days name:
-- of those of one place, or of the country; where none is named, they are one among themselves at one place.
post as (
    select person_id, office_in(role) as post, document_id from office where not former and document_id in (select document_id from every) and person_id in (select told_by from every)
),
called as (
    select *, office_in(for_office(told_name)) as post from (select distinct told_name from every where told_class = 'named' and not starts_with(told_by, 'PER:'))
),
official as (
    select distinct e.subject, e.told_by, e.told_name, e.text_spot as spot, stretch_of(e.as_of) as stretch, p.post, true as named
    from every as e join (select distinct e.subject, p.person_id, p.post from post as p join every as e using (document_id)) as p on p.person_id = e.told_by and p.subject = e.subject
    where p.post is not null and e.told_class = 'named'
    union
    select e.subject, e.told_by, e.told_name, e.text_spot, stretch_of(e.as_of), c.post, false
    from every as e join called as c on c.told_name = e.told_name
    where e.told_class = 'named' and not starts_with(e.told_by, 'PER:') and c.post is not null
),
-- whom an office can be, of those near in time: people of its place go before others
holder as (
    select x.subject, x.told_by as called, x.told_name as called_name, x.spot, x.stretch, y.told_by, y.told_name, y.named
    from (select *, unnest([stretch - 1, stretch, stretch + 1]) as near from official where not named) as x
    join official as y on y.subject = x.subject and y.post = x.post and y.stretch = x.near and (
        y.spot = x.spot or y.named
        -- of one country as far as it is called the same: "the public prosecutor's office"
        or (not regexp_matches(x.post, '^' || words('local_office') || '$') and holder_of(x.told_name) = holder_of(y.told_name))
    )
    qualify rank() over (partition by x.subject, x.told_by, x.told_name, x.spot, x.stretch order by y.named desc, not y.named or y.spot = x.spot desc) = 1
),
incumbent as (
    select subject, called, called_name, spot, stretch, min_by(told_by, (told_name, told_by)) as told_by, case when bool_or(named) then min(told_name) end as told_name
    from holder group by all having count(distinct told_by) = 1 or not bool_or(named)
),
-- "The doctors' union", "a disaster agency" are the one body whose name, in texts of much the same days on that country, has these words
body as (
    select distinct subject, told_by, told_name, body_words(told_name) as words, stretch_of(as_of) as stretch,
        not regexp_matches(substr(told_name, 2), '\p{Lu}') as common
    from every where told_class = 'named' and not starts_with(told_by, 'PER:') and not contains(told_by, ' in ')
),
meant as (
    select x.subject, x.told_by as called, x.told_name as called_name, x.stretch, any_value(y.told_by) as told_by, min(y.told_name) as told_name
    from (select *, unnest([stretch - 1, stretch, stretch + 1]) as near from body where common and len(words) > 1) as x
    join body as y on y.subject = x.subject and y.stretch = x.near and not y.common and y.told_by <> x.told_by
        and len(regexp_extract_all(y.told_name, '\b\p{Lu}')) > 1 and len(list_intersect(x.words, y.words)) = len(list_distinct(x.words))
    where regexp_matches(lower(x.told_name), '\b(' || body_word() || '|' || words('monitor_name') || ')$')
    group by all having count(distinct y.told_by) = 1
)
select
    e.* exclude (told_by, told_name, n),
    coalesce(b.told_by, g.told_by, m.told_by, o.told_by, case when e.told_by = 'ORG:un' and e.n >= getvariable('telling') then coalesce(p.told_by, i.told_by) end, e.told_by) as told_by,
    coalesce(b.told_name, g.told_name, m.told_name, o.told_name, case when e.told_by = 'ORG:un' and e.n >= getvariable('telling') then coalesce(p.told_name, i.told_name) end, e.told_name) as told_name
from every as e
left join part as i on i.subject = e.subject and i.measure = e.measure and i.document_id = e.document_id
left join part as p on p.subject = e.subject and p.measure = e.measure and p.document_id is null
left join minister as m on m.person = e.told_by and m.subject = e.subject and m.measure = e.measure
left join giver as g on g.id = e.id
left join incumbent as o on o.subject = e.subject and o.called = e.told_by and o.called_name = e.told_name and o.spot = e.text_spot
    and o.stretch = stretch_of(e.as_of)
left join meant as b on b.subject = e.subject and b.called = e.told_by and b.called_name = e.told_name and b.stretch = stretch_of(e.as_of);

create or replace temp table told_now as
with twin as (
    select
        * exclude (whom),
        case
            when whom = 'combatants' and noun = '' and told_class = 'named' and coalesce(point, low, high) >= getvariable('telling')
                then coalesce(max(whom) filter (whom = 'insurgents') over number_, whom)
            when whom <> 'anyone' then whom
            else coalesce(
                max(nullif(whom, 'anyone')) over (partition by document_id, subject, measure, told_by, coalesce(point, low, high)),
                -- a number that its source gives of one kind of people elsewhere is of these
                case when told_class = 'named' and coalesce(point, low, high) >= getvariable('telling') and min(nullif(whom, 'anyone')) over number_ = max(nullif(whom, 'anyone')) over number_
                    then max(nullif(whom, 'anyone')) over number_ end,
                whom
            )
        end as whom,
        coalesce(
            case when not coalesce(narrow, false) and said_spot <> '' then max(said_spot) filter (narrow) over (partition by document_id, subject, measure, told_by, coalesce(point, low, high)) end,
            said_spot, max(said_spot) over (partition by document_id, subject, measure, told_by, coalesce(point, low, high)),
            case when told_class = 'named' and coalesce(point, low, high) >= getvariable('telling') then max(said_spot) over (partition by subject, measure, told_by, coalesce(point, low, high)) end
        ) as known
    from vouched
    window number_ as (partition by subject, measure, told_by, coalesce(point, low, high))
),
followed as (
    select
        *,
        bool_or(known = '') over (partition by document_id, subject, measure, told_by) as counts_all,
        last_value(coalesce(known, nullif(text_spot, '')) ignore nulls) over before as last_spot,
        last_value(case when known is not null or text_spot <> '' then as_of end ignore nulls) over before as last_day_known
    from twin
    window before as (
        partition by subject, measure, told_by
        order by as_of, document_id, coalesce(known = '', false), position rows between unbounded preceding and 1 preceding
    )
),
placed as (
    select
        *,
        case
            when known is not null then known
            when counts_all then ''
            when told_class = 'named' and as_of - last_day_known <= getvariable('toll_days') and (last_spot = '' or text_spot in ('', last_spot)) then last_spot
            else text_spot
        end as spot,
        coalesce(event_day, as_of) as moment
    from followed
),
-- a number that its source gives a place elsewhere is of that place here
settled as (
    select
        * exclude (spot),
        case
            when spot = '' and known is null and coalesce(point, low, high) >= getvariable('telling') and told_class = 'named'
            then max(spot) over (partition by subject, measure, told_by, coalesce(point, low, high)) else spot
        end as spot
    from placed
),
spaced as (
    select
        *,
        case
            when moment - lag(moment) over w > getvariable('toll_days') then 1
            when spot <> '' and event_day > max(coalesce(event_day, as_of + getvariable('late_days')::integer)) over (w rows between unbounded preceding and 1 preceding) then 1
            else 0
        end as starts_anew
    from settled
    window w as (partition by subject, measure, spot order by moment, as_of, id)
),
-- a high number that its source gives again much later is of the same dead
numbered_ as (
    select *, sum(starts_anew) over (partition by subject, measure, spot order by moment, as_of, id rows unbounded preceding) as run from spaced
),
numbered as (
    select
        *,
        subject || '|' || spot || '|' || measure || '|' || case
            when told_class = 'named' and coalesce(point, low, high) >= getvariable('retelling') then min(run) over (partition by subject, measure, spot, told_by, coalesce(point, low, high))
            else run
        end as topic
    from numbered_
),
-- what a copy counts is what its original counts
first_told as (
    select * from numbered where document_id = original
    qualify row_number() over (partition by document_id, subject, measure, words, noun, told_by order by position) = 1
)
select
    n.id, n.subject, n.told_by, n.told_name, coalesce(o.whom, n.whom) as whom, coalesce(o.spot, n.spot) as spot, coalesce(o.known, n.known) as known, coalesce(o.topic, n.topic) as topic
from numbered as n
left join first_told as o
    on n.document_id <> n.original and o.document_id = n.original and o.subject = n.subject and o.measure = n.measure and o.words = n.words and o.noun = n.noun and o.told_by = n.told_by;
