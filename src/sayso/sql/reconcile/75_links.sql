-- The links of accounts (`wanted`) to others, of all that are in `entry`.
create or replace temp table sought as
select
    * exclude (claims), id in (select id from wanted) as wanted,
    is_nobody(entry) as nobody,
    (as_of - date '1970-01-01') // (1 + getvariable('toll_days')::integer) as stretch, (as_of - date '1970-01-01') // (1 + getvariable('echo_days')::integer) as days
from entry semi join (select distinct subject, measure from entry where id in (select id from wanted)) as w using (subject, measure);

-- A figure nobody is named for, soon after a named source's that it rounds or repeats: the nearest value, then the latest.
-- The very number may be repeated later, too. An account meets those of its stretch of so many days and of the one before.
-- Where no source is named, it is of the officials without a name, or else of the outlet, who gave that very number of the same first.
create or replace temp macro repeats(a, b) as
    b.as_of <= a.as_of and a.told_by <> b.told_by and (a.class = b.class or (a.class = 'anyone' and not b.part) or (b.class = 'anyone' and not a.part))
    and (a.topic = b.topic or (a.n >= getvariable('telling') and (
        (a.spot <> b.spot and ('' in (a.spot, b.spot) or not a.sure)) or (a.n = b.n and b.as_of between a.first_day and a.last_day)
    )));

-- Whether a number may be a round one for another: 80 as "more than 80" for 84, not for 79.
create or replace temp macro stands_for(a, b) as
    case
        when a.low = a.high then b.n = a.n
        when a.low is not null then b.n >= a.n and b.n <= a.n * (1 + getvariable('echo_margin'))
        when a.high is not null then b.n <= a.n and b.n >= a.n * (1 - getvariable('echo_margin'))
        else abs(b.n - a.n) <= a.n * getvariable('echo_margin')
    end;

create or replace temp table echo as
with unnamed as (select * from sought where wanted and nobody and not increment and not retracted and not vague),
named as (select * from sought where told_class = 'named' and not increment and not retracted),
met as (
    select a.id, b.id as of_id, a.topic = b.topic as one_topic, b.as_of, abs(b.n - a.n) as off
    from (select *, unnest([days - 1, days]) as near from unnamed) as a
    join named as b on b.days = a.near and b.subject = a.subject and b.measure = a.measure
    where repeats(a, b) and a.as_of - b.as_of <= getvariable('echo_days') and stands_for(a, b)
    union all
    select a.id, b.id, a.topic = b.topic, b.as_of, 0
    from (select *, unnest([stretch - 1, stretch]) as near from unnamed where n >= getvariable('telling')) as a
    join named as b on b.stretch = a.near and b.subject = a.subject and b.measure = a.measure and b.n = a.n
    where repeats(a, b) and a.as_of - b.as_of <= getvariable('toll_days')
    union all
    -- said of the very days about which the other was
    select a.id, b.id, a.topic = b.topic, b.as_of, 0
    from (
        select *, unnest(generate_series((first_day - date '1970-01-01') // (1 + getvariable('toll_days')::integer), (least(last_day, as_of) - date '1970-01-01') // (1 + getvariable('toll_days')::integer))) as near
        from unnamed where as_of - first_day <= 400
    ) as a
    join named as b on b.stretch = a.near and b.subject = a.subject and b.measure = a.measure and b.n = a.n
    where repeats(a, b) and b.as_of between a.first_day and a.last_day
    union all
    -- told long after, of a day that it names: the last figure of that toll that it can stand for
    select a.id, b.id, true, b.as_of, 0
    from unnamed as a
    join named as b on b.topic = a.topic
    where a.first_day is not null and a.as_of - a.last_day > getvariable('echo_days') and a.n >= getvariable('telling') and repeats(a, b) and b.as_of >= a.first_day
        and a.as_of - b.as_of <= getvariable('toll_days') and stands_for(a, b)
),
first_said as (
    select a.id, b.id as of_id
    from unnamed as a
    join sought as b on b.topic = a.topic and b.n = a.n and b.told_by <> a.told_by and b.told_class <> 'named' and not b.increment and not b.retracted and not b.vague
    where a.told_class = 'outlet' and a.n >= getvariable('telling') and a.id not in (select id from met) and repeats(a, b)
        and a.as_of - b.as_of <= getvariable('toll_days') and (b.as_of, b.published) < (a.as_of, a.published)
    qualify row_number() over (partition by a.id order by b.told_class = 'outlet', b.as_of, b.published, b.id) = 1
)
from first_said
union all
select id, of_id from met
qualify row_number() over (partition by id order by off, one_topic desc, as_of desc, of_id) = 1;

-- A part of a whole in the same text: figures right behind it that add up to it; some of them, in so many words ("among them three
-- children"); or a place's of a country's.
create or replace temp table share as
with owned as (
    select id as account, told_by, topic, spot, class, n, unnest(claims) as claim from entry
    semi join (select subject, measure from entry where id in (select id from wanted)) as w using (subject, measure)
),
spoken as (
    select o.*, t.original, t.document_id, t.number_at as starts, t.number_at + length(t.words) as ends, t.measure, t.point, t.anyone, t.part as some, t.read_part, t.increment, t.past, t.noun, t.nations, t.subject, t.first_day, t.last_day,
        case when t.narrow then t.said_spot end as town_spot, t.event_day, t.as_of
    from owned as o join bound as t on t.id = o.claim
),
far_pair as (
    select
        w.account as whole, p.account as part, w.claim as whole_claim, p.claim as part_claim, w.point as total, p.point, p.starts, w.told_by = p.told_by as one_voice,
        w.spot as whole_spot, p.spot as part_spot,
        w.class in ('civilians', 'insurgents') and p.class in ('civilians', 'combatants', 'insurgents') and p.class <> w.class as other_side,
        w.first_day is null or p.first_day is null or (p.first_day >= w.first_day and p.last_day <= w.last_day) as in_time,
        regexp_matches(substr(d.text, w.starts + 1, p.ends + 12 - w.starts), '(?i)^[^.\n]*(\.[^.\n]*)?\b(among (them|those|the \w+)|including|includes?d?|of (them|whom)|half of)\b') as some_of_them,
        -- "the bodies of 158 people were found. They included 78 men, another said"
        regexp_matches(substr(d.text, w.ends + 1, greatest(p.starts - w.ends, 0)), '^[^.\n]*\. (They|These|Those|The ' || words('the_dead') || ') includ') as they_included,
        -- "... brought the number of dead to 171.\n\nOf the victims, 121 were male"
        regexp_matches(substr(d.text, w.ends + 1, greatest(p.starts - w.ends, 0)), '^[^\n]*\n+[^\n]{0,100}\bOf (the (\w+ )?' || words('the_dead') || '|them|those)\b') as of_the_dead,
        p.past, w.past as whole_past, p.read_part, w.read_part as whole_read_part, w.some as whole_some, p.starts - w.ends as gap, w.topic = p.topic as one_topic,
        -- "Eight of these were foreigners, another said"
        regexp_matches(substr(d.text, p.ends + 1, 30), '^ of (these|those|them|the ' || words('the_dead') || ')\b') as of_these,
        -- women, children or foreigners are some of all
        regexp_matches(p.noun, '^(' || words('child') || '|' || words('minor') || ')$')
            -- "four Kenyans" of all, or of the foreigners
            or (len(p.nations) > 0 and len(w.nations) = 0 and p.class not in ('combatants', 'insurgents') and not regexp_matches(substr(d.text, p.ends + 1, 60), '^[^.;\n]*\b' || words('also') || '\b')) as some_people,
        -- "The 61 include six people under 18"
        p.read_part and regexp_matches(
            regexp_extract(substr(d.text, greatest(p.starts - 160, 1), least(p.starts, 160)), '[^.\n]*$'), '(?i)\b(the|of|among|these|those|all) (' || w.point || '|' || format('{:,}', w.point::bigint) || ')\b'
        ) as of_that_number,
        contains(substr(d.text, w.ends + 1, greatest(p.starts - w.ends, 0)), chr(10)) as apart
    from spoken as w
    join spoken as p
        on w.document_id = p.document_id and w.measure = p.measure and w.account <> p.account
        and p.starts > w.starts and p.starts - w.ends <= case when p.read_part then 4 else 1 end * getvariable('part_reach') and p.point < w.point
        and (w.past or not p.past or p.read_part)  -- an older count is no part of the newer
        -- nor are the dead of another town, day or year
        and not coalesce(w.town_spot <> p.town_spot, false) and not coalesce(w.event_day <> p.event_day, false)
        and (abs(w.as_of - p.as_of) <= getvariable('toll_days') or coalesce(p.first_day >= w.first_day and p.last_day <= w.last_day, false))
    join document as d on d.id = w.document_id
),
pair as (from far_pair where gap <= getvariable('part_reach')),
-- "18 more were arrested, which brought the number of people held to 58"
added as (
    select p.account as id, w.account as whole
    from spoken as p
    join spoken as w on w.document_id = p.document_id and w.measure = p.measure and w.told_by = p.told_by and w.account <> p.account and not w.increment
        and w.starts - p.ends between 0 and 160 and w.point > p.point
    join document as d on d.id = p.document_id
    where p.increment and regexp_matches(substr(d.text, p.ends + 1, w.starts - p.ends), '\b' || words('raises') || '\b')
),
behind as (
    select *, sum(point) over (partition by whole_claim order by starts, part_claim rows unbounded preceding) as running from pair
    where not past and not whole_read_part and not whole_some and not other_side
),
ahead as (
    select
        w.account as whole, p.account as part, w.claim as whole_claim, p.claim as part_claim, w.point as total,
        sum(p.point) over back as running, row_number() over back as n
    from spoken as w
    join spoken as p
        on w.document_id = p.document_id and w.measure = p.measure and w.account <> p.account and w.told_by = p.told_by
        and p.starts < w.starts and w.starts - p.ends <= getvariable('part_reach') and p.point < w.point and not p.past and not p.read_part and not w.read_part
    join document as d on d.id = w.document_id
    where not regexp_matches(substr(d.text, p.ends + 1, greatest(w.starts - p.ends, 0)), '[.!?]["”]? |\n')
    window back as (partition by w.claim order by p.starts desc, p.claim rows unbounded preceding)
),
full_sum as (
    select x.part, x.whole, 1 as sure from behind as x
    where exists (select 1 from behind as y where y.whole_claim = x.whole_claim and y.running = y.total and x.running <= y.running)
)
select part as id, whole
from (
    select *, 0 as gap from full_sum
    union
    -- "43 gunmen, five soldiers and four civilians have been killed, or 52 people in all": right before it, too
    select x.part, x.whole, 1, 0 from ahead as x
    where exists (select 1 from ahead as y where y.whole_claim = x.whole_claim and y.n > 1 and y.running = y.total and x.running <= y.running)
    union
    select id, whole, 1, 0 from added
    union
    select part, whole, 2, gap from pair
    where read_part and not whole_read_part and not other_side
        and ((not whole_some and ((one_voice and (not apart or of_the_dead)) or (they_included and not apart))) or (of_these and (not apart or (one_topic and not whole_past))))
    union
    select part, whole, 1.5, gap from far_pair where of_that_number and one_voice and not whole_read_part and not whole_some and not other_side
    union
    select part, whole, 3, gap from pair where some_of_them and one_voice and not whole_read_part and not whole_some
    union
    select part, whole, 4, gap from pair where some_people and one_voice and one_topic and not whole_read_part and not whole_some
    union
    select part, whole, 5, gap from pair where whole_spot = '' and part_spot <> '' and one_voice and in_time and not whole_read_part
)
qualify row_number() over (partition by part order by sure, gap, whole) = 1;

-- Of a hospital's dead the patients are no later count of its staff.
create or replace temp macro kind_of(whom) as case
    when regexp_matches(lower(whom), '\b' || words('kin') || '\b') then 'kin' when regexp_matches(lower(whom), '\b' || words('patient') || '\b') then 'patient'
    when regexp_matches(lower(whom), '\b' || words('those_at_work') || '\b') then 'staff' when regexp_matches(lower(whom), '\b(' || words('child') || '|' || words('minor') || ')\b') then 'child'
    when regexp_matches(lower(whom), '\bwom[ae]n\b') then 'woman' when regexp_matches(lower(whom), '\bm[ae]n\b') then 'man'
end;

-- What is counted of civilians or of one side is of these wherever it stands, alone or as part of a total of all.
create or replace temp table in_series as
select
    e.*, s.whole, kind_of(e.of_whom) as kind,
    e.class in ('civilians', 'combatants', 'insurgents') and not (e.class = 'civilians' and e.part) and w.class is distinct from e.class as one_side,
    -- an older figure of a text that gives no day for it goes before a higher one of the same
    past_only(e) and exists (
        select 1 from sought as o where o.topic = e.topic and o.told_by = e.told_by and past_only(o) and o.n > e.n and len(list_intersect(o.documents, e.documents)) > 0
    ) as outdone
from sought as e left join share as s on s.id = e.id left join entry as w on w.id = s.whole;

create or replace temp macro of_one_side(a, b) as a.class = b.class and a.one_side and b.one_side;

-- The same source's next figure of the same people: the last one before it of the same place, or of the country and a place in it.
-- Two figures of one text are no series, unless the text itself calls one the older; of two older ones ("27 on 1 July and 18 on 29 June",
-- "five in the morning and 13 in the afternoon") the one of the earlier day is, else the lower. A count that falls by more than half is another count.
create or replace temp macro follows(a, b) as
    a.told_class = b.told_class
    and (a.class = b.class or (a.told_class = 'named' and 'anyone' in (a.class, b.class) and not a.part and not b.part))
    and abs(a.as_of - b.as_of) <= getvariable('toll_days')
    -- parts are in series only where it is said of whom; from five to 125 in a month is another count
    and not (a.read_part and 'anyone' in (a.class, b.class)) and (a.n <= 10 * b.n or (a.as_of - b.as_of <= 10 and a.n <= 100 * b.n))
    -- and of one nation and kind
    and not coalesce(a.kind <> b.kind, false)
    and not (a.class = b.class and len(a.nations) > 0 and len(b.nations) > 0 and len(list_intersect(a.nations, b.nations)) = 0)
    and a.n <> b.n and 2 * a.n >= b.n and not a.increment and not b.increment and (a.read_part = b.read_part or of_one_side(a, b))
    and case
        when len(list_intersect(a.documents, b.documents)) > 0
            then len(list_intersect(a.documents, b.past_in)) > 0 and (
                len(list_intersect(b.documents, a.past_in)) = 0 or case when greatest(a.as_of, b.as_of) < a.published then (b.as_of, b.n) < (a.as_of, a.n) else b.n < a.n end
            )
        else (b.as_of, b.published, b.n, b.id) < (a.as_of, a.published, a.n, a.id)
    end
    and (of_one_side(a, b) or a.whole is null or b.whole is not null) and a.whole is distinct from b.id and b.whole is distinct from a.id;

create or replace temp table newer_now as
with of_place as (
    select a.id, b.id as older
    from in_series as a
    join in_series as b on a.topic = b.topic and a.told_by = b.told_by
    where a.wanted and follows(a, b) and (a.told_class = 'named' or (a.spot <> '' and not a.vague and not b.vague and a.class = 'anyone'))
    qualify row_number() over (partition by a.id order by of_one_side(a, b) desc, a.kind is not distinct from b.kind desc, b.as_of = a.as_of and b.outdone, b.as_of desc, b.published desc, b.n desc, b.id) = 1
)
from of_place
union all
select a.id, b.id as older
from (select *, unnest([stretch - 1, stretch, stretch + 1]) as near from in_series anti join of_place using (id) where wanted and told_class = 'named') as a
join in_series as b
    on b.stretch = a.near and b.subject = a.subject and b.measure = a.measure and b.told_by = a.told_by and b.spot <> a.spot and '' in (a.spot, b.spot) and a.n < 3 * b.n
-- what a town is said to count goes not on with the country's count
where follows(a, b) and not (a.sure and b.sure and b.spot = '')
qualify row_number() over (partition by a.id order by of_one_side(a, b) desc, a.kind is not distinct from b.kind desc, b.as_of = a.as_of and b.outdone, b.as_of desc, b.published desc, b.n desc, b.id) = 1;
