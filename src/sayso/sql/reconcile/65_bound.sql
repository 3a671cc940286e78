-- What each figure counts: at which place and on which day, of whom. Found in its own document alone.
-- `subject` is the country (or the document, when no country is known); within it 70_accounts tells one running toll from another.
create or replace temp table rebound as
select id, document_id from heard where document_id in (select document_id from dirty)
union
-- the event that its claim is about is another than before
select h.id, h.document_id from heard as h join home_was as w on w.claim_id = h.event_id left join happening_claim as g on g.claim_id = h.event_id
where g.happening_id is distinct from w.happening_id;

-- Where a place is, to a quarter of a degree; by its name where that is on no map.
create or replace temp macro spot_of(p) as coalesce(case when not unmapped(p) then round(p.lat * 4) / 4 || ' ' || round(p.lon * 4) / 4 end, p.name);

-- The country that a text is about, and the place: that of its headline or first sentence, else the one of which more is said than of all
-- others, of what is no long time past. A copy is about what its original is.
create or replace temp table about as
with original as (
    select r.document_id as copy, coalesce(x.original_id, r.document_id) as document_id
    from (select distinct document_id from rebound) as r left join document_copy as x on x.document_id = r.document_id
),
named as (
    select
        c.document_id, p.name, p.country, p.precision, somewhere(p) as somewhere, coalesce(p.starts, c.starts) as at_, coalesce(c.last_day < d.published - getvariable('toll_days')::integer, false) as old,
        spot_of(p) as spot
    from place_ref as p join claim as c on c.id = p.claim_id join document as d on d.id = c.document_id
    where c.document_id in (select document_id from original) and p.role <> 'around'
),
told_of as (select document_id, country, spot_of(p) as spot from document_place as p where document_id in (select document_id from original)),
-- the country of that place, else the one named most, of places; of actors when no place has one
land as (
    select document_id, country
    from (
        select document_id, country, 100 as weight from told_of
        union all
        select document_id, country, 2 from named
        union all
        select c.document_id, r.country, 0.5 from actor_ref as r join claim as c on c.id = r.claim_id where c.document_id in (select document_id from original)
    )
    where country is not null group by document_id, country
    qualify row_number() over (partition by document_id order by sum(weight) desc, country) = 1
),
weighed as (select *, count(*) over (partition by document_id) as all_places from (select distinct * exclude (old) from named where not somewhere and not old)),
most as (
    select document_id, country, spot
    from weighed where precision <> 'country'
    group by document_id, country, spot, all_places
    having 2 * count(distinct at_) > all_places
    qualify row_number() over (partition by document_id order by count(distinct at_) desc, spot) = 1
),
main as (from told_of union all from most where document_id not in (select document_id from told_of))
select o.copy as document_id, l.country, m.spot
from original as o join land as l on l.document_id = o.document_id left join main as m on m.document_id = l.document_id and m.country is not distinct from l.country;

-- The country of those who count the people of their own: its health ministry, its police, its rescuers.
create or replace temp macro serves(source) as nullif(upper(coalesce(
    nullif(regexp_extract(source, '^ORG:([a-z]{3})-.*' || words('serving'), 1), ''),
    nullif(regexp_extract(source, '^([A-Z]{3}):(COP|HLH)\b', 1), ''),
    regexp_extract(source, '^TXT:.*\b' || words('serving_body') || ' of ([A-Z]{3})$', 1)
)), '');

-- Some days as a whole year or month, where they are one, else the last of them.
create or replace temp macro whole(first_, last_) as case
    when first_ = make_date(year(last_), 1, 1) and last_ = make_date(year(last_), 12, 31) then strftime(last_, '%Y')
    when first_ = date_trunc('month', last_)::date and last_ = last_day(last_) then strftime(last_, '%Y-%m')
    else last_::varchar
end;

create or replace temp table bound_now as
with placed as (
    select
        h.* exclude (as_of, as_of_edtf), n.at_ as number_at,
        -- the days that its count is of: the last of them, and all of them as a day, a month or a year
        then_.days.last_day as as_of, coalesce(then_.days.edtf, whole(then_.days.first_day, then_.days.last_day)) as as_of_edtf,
        coalesce(x.original_id, h.document_id) as original,
        -- a figure that the text itself calls an older one: "up from 59", "in the morning it had put the toll at 93"
        regexp_matches(
            regexp_extract(substr(d.text, 1, n.at_), '[^.\n]*$') || '|' || regexp_extract(substr(d.text, n.at_ + 1, 120), '^[^.\n]*'),
            '(?i)(\b' || words('moved') || ' ((its|the) ([a-z]+ ){0,2}' || words('number') || ' )?from|instead of)[^|]{0,25}\|'
            '|\b(' || words('formerly') || '|had (' || words('still') || ' )?(been )?' || words('gave') || '|' || words('some_time') || ' ' || words('stretch') || ' before,)\b[^|]{0,90}\|'
            '|' || words('morning') || '[^|]{0,60}\||\|[^|0-9]{0,40}' || words('before_that') || '\b'
        )
            -- "by Thursday it had counted 1,207" is the count of that day
            and not regexp_matches(regexp_extract(substr(d.text, 1, n.at_), '[^.\n]*$'), '(?i)\bby (late |early )?' || words('until') || '\b[^|]{0,40}\bhad\b')
            or c.rule like '%.earlier' as past,
        taken_back(d.text, h.starts) as retracted,
        split_part(c.rule, '.', 2) as of_what, -- freed, rescued, sheltering
        regexp_extract_all(coalesce(h.of_whom, ''), '\b[A-Z]\w+') as nations,
        -- "six of the murders", "six deaths were of children"
        regexp_matches(substr(d.text, n.at_ + length(h.words) + 1, 40), '^ (\w+ )?(of (the|them|these|those|whom)|were of)\b')
            -- "15 bodies have yet to be given a name"
            or regexp_matches(substr(d.text, n.at_ + length(h.words) + 1, 120), '^[^.;]{0,40}\b' || words('not_yet') || ' ' || words('nameless_dead') || '\b') as partial,
        regexp_matches(c.evidence, '(?i)\blos(t|e|es|ing|s of)\b') as lost, c.rule like '%.part' or partial as read_part,
        regexp_matches(lower(h.words || ' ' || coalesce(h.of_whom, '')), '\b' || words('more') || '\b') and not regexp_matches(lower(h.words), '^(no |not )?more than [^ ]+$') as increment,
        coalesce(h.precision, e.precision) in ('town', 'exact') as narrow,
        -- people on the way are of the country that the text is about, wherever they were counted
        case when h.measure = 'displaced' then a.country else coalesce(h.country, e.country, serves(h.told_by), a.country) end as land,
        -- where, by the figure's own words or its event's: '' is the whole country; null when they do not say
        case
            when h.measure = 'displaced' or h.precision = 'country' then ''
            -- "429 of its soldiers since September 27": of the whole war
            when h.place is null and h.scope = 'cumulative' and h.first_day is not null and coalesce(h.last_day - h.first_day, 1000) > getvariable('incident_days') then ''
            when h.place is not null and not h.somewhere then coalesce(round(h.lat * 4) / 4 || ' ' || round(h.lon * 4) / 4, h.place)
            when e.precision = 'region' and e.named_spot then e.place
            when e.precision <> 'country' and not e.somewhere then coalesce(round(e.lat * 4) / 4 || ' ' || round(e.lon * 4) / 4, e.place)
            when h.place is null and e.place is null and h.measure <> 'other' then told.spot
        end as said_spot,
        case when coalesce(h.last_day, h.as_of) - h.first_day > getvariable('incident_days') then '' else coalesce(a.spot, '') end as text_spot,
        case when h.measure <> 'displaced' then case when h.precision <> 'country' then h.place when h.place is null and e.precision <> 'country' then e.place end end as town,
        -- the day of what is counted; a running toll has none
        case
            when h.first_day is not null and h.last_day - h.first_day > getvariable('incident_days') then null
            when h.first_day is not null and h.scope = 'incident' then h.first_day
            when h.first_day is null and e.stated and not e.long then e.first_day
            when h.first_day is null and h.measure <> 'displaced' and h.place is not null then w.day
            when h.first_day is null and h.measure <> 'displaced' and h.place is null and e.place is null then w.day
        end as event_day,
        case when e.pinned or e.stated then g.happening_id end as happening_id
    from heard as h
    semi join rebound as r on r.id = h.id
    left join happening_claim as g on g.claim_id = h.event_id
    left join fact as e on e.id = h.event_id
    left join about as a on a.document_id = h.document_id
    left join document_copy as x on x.document_id = h.document_id
    join document as d on d.id = h.document_id
    join claim as c on c.id = h.id
    -- the day of the attacks that its paragraph tells of, when it is one
    left join (
        select h.id, any_value(f.first_day) as day
        from heard as h
        join claim as k on k.id = h.id
        join document as d on d.id = h.document_id
        join fact as f on f.document_id = h.document_id and f.type = 'ASSAULT' and f.stated and not f.long and not f.denied and f.first_day <= h.as_of
        join claim as c on c.id = f.id
        where h.id in (select id from rebound) and abs(c.starts - h.starts) < 600
            and not contains(substr(d.text, least(c.starts, h.starts) + 1, abs(c.starts - h.starts)), chr(10))
        group by h.id having count(distinct f.first_day) = 1
    ) as w on w.id = h.id
    -- "In 2014 the group attacked a school. More than 140 people were killed there": of the time that the sentence before tells of
    left join (
        select h.id, min(f.first_day) as first_day, any_value(f.last_day) as last_day
        from heard as h
        join claim as k on k.id = h.id
        join document as d on d.id = h.document_id
        join fact as f on f.document_id = h.document_id and f.type = 'ASSAULT' and f.stated and not f.denied
        join claim as c on c.id = f.id
        where h.id in (select id from rebound) and h.starts - c.starts between 0 and 400
            and not contains(substr(d.text, c.starts + 1, h.starts - c.starts), chr(10))
        group by h.id having count(distinct f.last_day) = 1
    ) as old on old.id = h.id
    -- "On 3 December a drone bombed Tudun Biri. Eighty-five people were killed": where the attack was of which its paragraph has told so far
    left join (
        select h.id, any_value(coalesce(round(f.lat * 4) / 4 || ' ' || round(f.lon * 4) / 4, f.place)) as spot
        from heard as h
        join document as d on d.id = h.document_id
        join fact as f on f.document_id = h.document_id and f.type = 'ASSAULT' and f.named_spot and not f.denied
        join claim as c on c.id = f.id
        where h.id in (select id from rebound) and h.starts - c.starts between 0 and 400
            and not contains(substr(d.text, c.starts + 1, h.starts - c.starts), chr(10))
        group by h.id having count(distinct coalesce(round(f.lat * 4) / 4 || ' ' || round(f.lon * 4) / 4, f.place)) = 1
    ) as told on told.id = h.id
    -- where the number itself stands
    cross join lateral (
        -- "Of the dead of April 2021, 36 were children": of the year that its sentence names, when that is no later one; not of "the 2016
        -- peace deal", nor of what goes on since, nor of who "signed a deal in 2014"
        select make_date(list_max(regexp_extract_all(regexp_replace(
            regexp_extract(substr(d.text, greatest(h.starts - 300, 1), least(h.starts, 301)), '[^.\n]*$') || regexp_extract(substr(d.text, h.starts + 1, 300), '^[^.\n]*'),
            '\b' || words('some_time_on') || ' (\w+ ){0,2}\d{4}\b|\bthe \d{4}[- ][a-z]+|, (which|who|whose|where) [^,]*', '', 'g'
        ), '\b(19\d\d|20\d\d)\b', 1))::integer, 12, 31) as last_day
    ) as year_
    cross join lateral (
        select case
            when h.last_day < h.as_of - getvariable('toll_days')::integer then {first_day: h.first_day, last_day: h.last_day, edtf: null::varchar}
            when h.first_day is null and year_.last_day < h.as_of - getvariable('toll_days')::integer then {first_day: date_trunc('year', year_.last_day)::date, last_day: year_.last_day, edtf: null}
            when h.first_day is null and e.stated and e.last_day < h.as_of - getvariable('toll_days')::integer then {first_day: e.first_day, last_day: e.last_day, edtf: null}
            when h.first_day is null and old.last_day < h.as_of - getvariable('toll_days')::integer then {first_day: old.first_day, last_day: old.last_day, edtf: null}
            -- "the toll stood at 53 on Tuesday": the count of that day
            when regexp_matches(c.rule, '\.(toll|earlier)$') and h.last_day < h.as_of then {first_day: h.first_day, last_day: h.last_day, edtf: null}
            else {first_day: h.as_of, last_day: h.as_of, edtf: h.as_of_edtf}
        end as days
    ) as then_
    cross join lateral (select h.starts + greatest(instr(substr(d.text, h.starts + 1, h.ends - h.starts), h.words), 1) - 1 as at_) as n
)
select
    *,
    -- whom: a named class of people, else the noun, else anyone
    case when measure = 'displaced' then 'anyone' when measure = 'other' then of_what when people = 'combatants' and regexp_matches(lower(coalesce(of_whom, '')), '\b' || words('rebel') || '\b') then 'insurgents'
        -- "members of the security forces", "lost 32 men"
        when regexp_matches(noun, '^' || words('member') || '$') and (regexp_matches(lower(of_whom), '\b' || words('force_of') || '\b') or (lost and noun in ('men', 'members', 'personnel'))) then 'combatants'
        when people in ('civilians', 'combatants') then people when anyone or noun = 'bodies' then 'anyone' else noun end as whom,
    people is null and noun = '' as bare,
    -- women, guards or foreigners are some of all
    regexp_matches(noun, '^(' || words('child') || '|' || words('calling') || ')$')
        -- those of one family are all who were counted
        and not (people is not distinct from 'civilians' and noun in ('member', 'members')) as part,
    coalesce(land, original) as subject
from placed;
