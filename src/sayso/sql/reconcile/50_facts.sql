-- A name without its article: "al-Rawda" is Rawda.
-- What each claim about a happening says of who, whom, where, when and how many: only what is said to have happened, or denied.
-- The state, its government and its army are one doer. A text that names no day speaks of the days before it was published; what it
-- speaks of as known ("the attack") may be older: `since` is the first day that it can be of.
-- Where and when are also those that the text gives where it tells most fully of the same deed (`same_as`). A headline tells of the deed
-- that its text tells of first.
create or replace temp macro place_key(name) as regexp_replace(regexp_replace(regexp_replace(strip_accents(lower(name)), '^.*[''’]s ', ''), ' ' || words('quarter') || '$', ''), '^(the|a[dlnrstz]h?|el)[ -]', '');

create or replace temp table fact_now as
with asked as (select c.* exclude (record) from claim as c semi join dirty as d on d.document_id = c.document_id where c.kind in ('event', 'figure')),
who as (
    select
        claim_id, role, actor_id,
        -- "137 people": their country is that of the text
        sector = 'CVL' and not regexp_matches(substr(text, 2), '[A-Z]')
            and regexp_matches(text, '(?i)\b' || words('anybody') || '$')
            and not regexp_matches(text, '^[A-Z][a-z]*(an|ese|ish|i) ') as anybody,
        case when regexp_matches(actor_id, '^[A-Z]{3}:(GOV|MIL)$') then 'ISO:' || left(actor_id, 3) else actor_id end as id,
        country, text
    from actor_ref where role in ('actor', 'recipient') and claim_id in (select id from asked)
),
doer as (
    select
        claim_id, list_sort(list(distinct id)) as ids, list_sort(list(distinct actor_id)) as named,
        -- words that leave open who it was: "attackers", "gunmen"
        bool_and(regexp_matches(actor_id, '^(TXT|PRO):|:(UAF|REB|CRM|INS|SEP)$')) as open
    from who where role = 'actor' group by claim_id
),
undergoer as (
    select
        claim_id, list_sort(list(distinct id)) as ids, list_sort(list(distinct actor_id)) as named, list_sort(list(distinct country)) as countries,
        -- whom nobody names is the land where it was: no victims of their own
        bool_or(country is null or starts_with(id, 'TXT:') or anybody or (starts_with(id, 'ISO:') and (claim_id, text) in (select (claim_id, text) from place_ref where role = 'place'))) as loose, bool_and(regexp_matches(actor_id, '^(TXT|PRO):')) as open
    from who where role = 'recipient' group by claim_id
),
-- the place that a text is about: that of its headline or first sentence, else the one of which more is said than of all others. "The
-- attack", where the text says nowhere where, was there.
named_spot as (
    select
        c.document_id, p.name, min(p.claim_id) as claim_id, count(distinct coalesce(p.starts, c.starts)) as times,
        min(c.first_day) as first_day, max(c.last_day) as last_day, d.published, min(coalesce(p.starts, c.starts)) as named_at
    from place_ref as p join asked as c on c.id = p.claim_id join document as d on d.id = c.document_id
    where p.precision in ('exact', 'town') and p.role in ('place', 'places') and c.kind = 'event'
    group by c.document_id, p.name, d.published
),
most_spot as (
    select m.document_id, m.first_day, m.last_day, m.published, m.named_at, false as told_of, p.* exclude (claim_id)
    from named_spot as m join place_ref as p on p.claim_id = m.claim_id and p.name = m.name and p.role in ('place', 'places')
    where 2 * m.times > (select sum(times) from named_spot as o where o.document_id = m.document_id)
    qualify row_number() over (partition by m.document_id order by m.times desc, m.name, p.role, p.position) = 1
),
main_spot as (
    select p.*, m.first_day, m.last_day, d.published, p.starts as named_at, true as told_of, 'place' as role, 0 as position
    from document_place as p join document as d on d.id = p.document_id left join named_spot as m on m.document_id = p.document_id and m.name = p.name
    where p.document_id in (select document_id from dirty)
    union all by name
    from most_spot where document_id not in (select document_id from document_place)
),
-- the country that most places of a text are in; of a text that names none, the country of most who are told of
lands as (
    select c.document_id, p.country, false as theirs, count(distinct coalesce(p.starts, c.starts)) as times
    from place_ref as p join asked as c on c.id = p.claim_id
    where c.kind = 'event' and p.role in ('place', 'places') and p.country is not null group by c.document_id, p.country
    union all
    select c.document_id, a.country, true, count(distinct coalesce(a.starts, c.starts))
    from actor_ref as a join claim as c on c.id = a.claim_id semi join dirty as d on d.document_id = c.document_id
    where a.country is not null group by c.document_id, a.country
),
main_land as (
    select m.document_id, m.country, l.name, l.name as text, 'place' as role, 0 as position, 'country' as precision
    from (
        select document_id, country
        from (from lands qualify theirs = bool_and(theirs) over (partition by document_id))
        qualify 3 * times >= 2 * sum(times) over (partition by document_id)
    ) as m join land as l on l.country = m.country
),
-- the towns and sites that a text names, if they are few: the attack of which it says nowhere where was in one of them
named_spots as (
    select c.document_id, list_sort(list(distinct place_key(p.name))) as names
    from place_ref as p join claim as c on c.id = p.claim_id semi join dirty as d on d.document_id = c.document_id
    where one_spot(p) and p.role <> 'around' group by c.document_id
    having count(distinct place_key(p.name)) <= getvariable('named_spots')
),
-- a headline ("Carnage of Kantaoui") and what is told first below it, of that type and in a manner in which it may be one deed
opening as (
    select
        c.id, c.document_id, e.type, e.mode, c.starts, p.name as spot, coalesce(f.toll, 0) as toll,
        coalesce(starts_with(ltrim(d.text), d.title) and c.starts < length(d.text) - length(ltrim(d.text)) + length(d.title), false) as headline, e.same_as, c.first_day, c.last_day
    from event as e
    join asked as c on c.id = e.claim_id
    join document as d on d.id = c.document_id
    left join (select claim_id, any_value(place_key(name) order by position) as name from place_ref where role = 'place' and precision in ('exact', 'town') and claim_id in (select id from asked) group by claim_id) as p on p.claim_id = c.id
    left join (select event_id, max(coalesce(point, low, high)) as toll from figure where measure = 'killed' and event_id in (select id from asked) group by event_id) as f on f.event_id = c.id
    where c.modality = 'asserted' and c.polarity = 'affirmed'
),
headed as (
    select h.id as claim_id, o.id as same_as
    from opening as h
    join (from opening where not headline qualify row_number() over (partition by document_id, type order by starts, id) = 1) as o
        on o.document_id = h.document_id and o.type = h.type
    where h.headline and h.same_as is null and o.same_as is distinct from h.id and (h.spot is null or o.spot is null or h.spot = o.spot)
        and (h.mode is null or o.mode is null or (h.mode, o.mode) in (select (m.a, m.b) from manners as m))
        and (h.first_day is null or o.first_day is null or (h.first_day <= o.last_day and h.last_day >= o.first_day))
        and (h.toll = 0 or o.toll = 0 or h.toll = o.toll)
),
fuller as (
    select claim_id, same_as from event where same_as is not null and claim_id in (select id from asked)
    union all
    from headed
),
spot as (
    select * from (
        select *, 0 as away from place_ref where role = 'place' and claim_id in (select id from asked)
        union all by name
        select p.* replace (f.claim_id as claim_id), 1 as away from fuller as f join place_ref as p on p.claim_id = f.same_as where p.role = 'place'
        union all by name
        select m.* exclude (document_id, first_day, last_day, told_of, published, named_at), e.claim_id, 2 as away
        from event as e join asked as c on c.id = e.claim_id join main_spot as m on m.document_id = c.document_id
        where coalesce(c.first_day <= m.last_day and c.last_day >= m.first_day, true)
            -- what happened on a day of late is of the town that the text is about, too
            and ((e.known and (m.told_of or m.named_at <= c.starts or coalesce(m.first_day = c.first_day, true))) or (m.told_of and c.first_day >= m.published - getvariable('follow_days')::integer and c.last_day <= m.published))
        union all by name
        select l.* exclude (document_id), e.claim_id, 3 as away
        from event as e join asked as c on c.id = e.claim_id join main_land as l on l.document_id = c.document_id where e.known
    )
    -- that of the deed, the finer one; of two as fine that of the claim itself
    qualify row_number() over (partition by claim_id order by greatest(away, 1), precision in ('exact', 'town') desc, away, precision = 'region' desc, position) = 1
),
-- what it was done to, by its nouns; who was taken to a hospital was not attacked there
aimed as (
    select id as claim_id, evidence from (select id, regexp_replace(lower(evidence), '\b(in|to|from) ([a-z]+ )?hospitals?\b', '') as evidence from asked where kind = 'event')
    where regexp_matches(evidence, getvariable('any_target'))
),
struck as (select a.claim_id, list_sort(list(t.name)) as names from aimed as a join target as t on regexp_matches(a.evidence, t.pattern) group by a.claim_id),
counted as (
    select
        event_id as claim_id, list_sort(list(distinct measure || ' ' || coalesce(point, low, high))) as figures,
        max(coalesce(point, low, high)) filter (measure = 'killed') as toll
    from figure where event_id in (select id from asked) and coalesce(point, low, high) is not null group by event_id
),
dated as (
    select
        c.id, c.document_id, d.published, c.position, e.type, e.mode, v.voice, coalesce(x.original_id, c.document_id) as original,
        c.modality = 'denied' or c.polarity = 'negated' as denied,
        coalesce(e.same_as, k.same_as) as same_as, e.known, t.said_day is not null as stated, coalesce(t.said_day, d.published) as told_day,
        coalesce(t.said_day, d.published - getvariable('late_days')::integer) as first_day,
        case when t.said_day is null then d.published else greatest(t.said_day, coalesce(t.said_last, d.published, t.said_day)) end as last_day,
        c.evidence,
        -- "in October", "last week": within so many days a day of which no more is said; not "since May", "between Sunday and Thursday"
        case
            when length(t.said_edtf) = 7 then 32
            when length(t.said_edtf) = 4 and e.known then 367 + 2 * t.margin
            when not contains(t.said_edtf, '..') and (e.known or regexp_matches(t.said_when, '\b(week|fortnight)')) then 7
            else 0
        end as within
    from event as e
    join asked as c on c.id = e.claim_id
    left join headed as k on k.claim_id = e.claim_id
    left join asked as o on o.id = coalesce(e.same_as, k.same_as)
    cross join lateral (
        select
            coalesce(c.first_day, o.first_day) as first_, case when c.first_day is not null then c.last_day else o.last_day end as last_,
            coalesce(case when c.first_day is not null then c.when_text else o.when_text end, '') as said_when,
            coalesce(case when c.first_day is not null then c.when_edtf else o.when_edtf end, '') as said_edtf
    ) as s
    -- "nearly two years ago": within half a year of that year
    cross join lateral (select case when length(s.said_edtf) = 4 and regexp_matches(s.said_when, '\byears? (ago|before|earlier)\b') then 183 else 0 end as margin) as m
    cross join lateral (select s.first_ - m.margin as said_day, s.last_ + m.margin as said_last, s.said_when, s.said_edtf, m.margin) as t
    join document as d on d.id = c.document_id
    join voice as v on v.claim_id = c.id
    left join document_copy as x on x.document_id = c.document_id
    where not taken_back(d.text, c.starts) and c.modality in ('asserted', 'denied')
        and c.id not in (select claim_id from review where verdict = 'rejected')
        and coalesce(t.said_day, d.published) is not null
)
select
    t.* exclude (evidence, within),
    case
        when t.stated then t.first_day
        else t.published - case
            -- by what was struck, by whom or by its dead it is known years later
            when t.known and one_spot(s) and (len(r.names) > 0 or not a.open or g.toll >= getvariable('near_toll')) then getvariable('recall_days')
            when t.known or (one_spot(s) and s.away < 2 and len(r.names) > 0) then getvariable('follow_days')
            else getvariable('late_days')
        end::integer
    end as since,
    -- a month or week alone is no long time, where the place is one; nor is the week of what is known, wherever
    t.last_day - t.first_day > getvariable('incident_days')
        and not (t.last_day - t.first_day < t.within and (t.known or coalesce(one_spot(s), false) or t.last_day - t.first_day < 7)) as long,
    coalesce(a.ids, []) as doers, coalesce(a.named, []) as named_doers, coalesce(a.open, true) as open_doer,
    coalesce(u.ids, []) as undergoers, case when t.type in ('ASSAULT', 'COERCE') then list_filter(coalesce(u.ids, []), lambda x: starts_with(x, 'PER:')) else [] end as persons, coalesce(u.named, []) as named_undergoers, coalesce(u.countries, []) as undergoer_countries,
    -- whom a text tells of as others of the same deed speaks against no other victims
    coalesce(u.loose, true) or t.same_as is not null as loose,
    coalesce(u.open, true) as open_undergoer,
    s.name as place, place_key(s.name) as place_key, coalesce(s.country, case when s.name is not null then coalesce(case when len(u.countries) = 1 then u.countries[1] end, l.country) end) as country, s.admin1, s.lat, s.lon, s.precision, s.precision in ('exact', 'town') and s.lat is not null as pinned, s.geonameid is not null as mapped,
    -- no region or country; what stands on no map is a place of its own, however roughly its surroundings tell where
    s.name is not null and one_spot(s) as named_spot, coalesce(somewhere(s), false) as somewhere,
    coalesce(s.away > 1, false) as guessed,  -- the place that its text is about: of the deed itself none is said
    coalesce(s.away > 1, s.name is null) as open_land,  -- nor does it speak against another country
    -- by which places it can be told where it was: its own, or those that its text names, when readers know what is meant
    case
        when s.name is not null and one_spot(s) then [place_key(s.name)]
        when t.known or (s.name is null and len(n.names) <= getvariable('named_spots_few')) then coalesce(n.names, [])
        else []
    end as spots,
    coalesce(g.figures, []) as figures, g.toll, coalesce(r.names, []) as targets,
    list_distinct(list_transform(regexp_extract_all(lower(t.evidence), '\p{L}{4,}'), lambda x: hash(x))) as words
from dated as t
left join doer as a on a.claim_id = t.id
left join undergoer as u on u.claim_id = t.id
left join spot as s on s.claim_id = t.id
left join counted as g on g.claim_id = t.id
left join struck as r on r.claim_id = t.id
left join named_spots as n on n.document_id = t.document_id
-- what stands on no map is in the country that its text is about
left join main_land as l on l.document_id = t.document_id;

-- Why two claims cannot be about the same happening, null when they can. Days are compared by the program (group in reconcile.py);
-- `apart_places`, `apart_victims` and `apart_modes` look at no other columns than those of a `spot`, a `victim` and a `manner` (54_kept_apart.sql).
create or replace temp macro kilometres(lat_a, lon_a, lat_b, lon_b) as
    12742 * asin(sqrt(least(1, pow(sin(radians(lat_b - lat_a) / 2), 2) + cos(radians(lat_a)) * cos(radians(lat_b)) * pow(sin(radians(lon_b - lon_a) / 2), 2))));

create or replace temp macro apart_places(a, b) as
    case
        when a.country <> b.country and not a.open_land and not b.open_land then 'in another country'
        when a.pinned and b.pinned and kilometres(a.lat, a.lon, b.lat, b.lon) > getvariable('far_km') then 'too far apart'
    end;

create or replace temp macro apart_modes(a, b) as
    case when a.mode <> b.mode and (a.mode, b.mode) not in (select (m.a, m.b) from manners as m) then 'another deed' end;

create or replace temp macro apart_victims(a, b) as
    case
        when not a.loose and not b.loose and not list_has_any(a.undergoers, b.undergoers)
            and not list_has_any(a.undergoer_countries, b.undergoer_countries) then 'other victims'
    end;

-- Whether two places are one by their names, or the one a site in the other: a level of data/reconcile.toml.
create or replace temp macro place_level(a, b) as
    case
        when a.place is null or b.place is null or (a.country <> b.country and (a.open_land or b.open_land)) then 'place_unsaid'
        when a.country <> b.country then 'place_other'
        when a.place_key = b.place_key then case when a.precision = 'country' then 'place_country' else 'place_same' end
        when a.country is null or b.country is null then 'place_other'
        -- "central Mali", "the east of Ukraine" are anywhere in the country
        when 'country' in (a.precision, b.precision) or a.somewhere or b.somewhere then 'place_country'
        when a.pinned and b.pinned and kilometres(a.lat, a.lon, b.lat, b.lon) <= getvariable('near_km') then
            case
                when contains(a.place_key, b.place_key) or contains(b.place_key, a.place_key) then 'place_same'
                -- a site that stands on no map has its town's position
                when a.precision <> b.precision or (a.mapped <> b.mapped and a.lat = b.lat and a.lon = b.lon) then 'place_within'
                else 'place_near'
            end
        when 'region' in (a.precision, b.precision) and a.admin1 = b.admin1 then 'place_region'
        -- "the Sinai peninsula" and "North Sinai", "the south of Bogotá" and Bogotá
        when 'region' in (a.precision, b.precision) and list_has_any(list_filter(string_split(a.place_key, ' '), lambda w: length(w) > 4), string_split(b.place_key, ' ')) then 'place_region'
        else 'place_other'
    end;

create or replace temp macro apart(a, b) as
    case
        when a.type <> b.type then 'another deed'
        when a.long <> b.long then 'one of many days, one of one'
        when a.since > b.last_day or b.since > a.last_day then 'on other days'
        else coalesce(apart_places(a, b), apart_victims(a, b), apart_modes(a, b))
    end;
