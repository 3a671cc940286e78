-- What stands on no map has the coordinates of what lies around it: its name alone tells it from others.
create or replace temp macro unmapped(p) as p.geonameid is null and p.precision = 'region' and p.name is distinct from p.admin1;
-- A town, a site, or what stands on no map: no stretch of land.
create or replace temp macro one_spot(p) as p.precision in ('exact', 'town') or unmapped(p);
-- "central Myanmar", "the east of Ukraine": somewhere in the country.
create or replace temp macro somewhere(p) as p.precision = 'region' and p.admin1 is null and p.geonameid is not null;

-- What a correction takes back: "A report on Friday said that ...", and what stands before it in its paragraph.
create or replace temp macro taken_back(text, starts) as regexp_matches(
    regexp_extract(substr(text, 1, starts), '[^\n]*$'),
    '(?i)^\W*' || words('corrects') || '\b[^.]*\b' || words('own_text') || '\b[^.]*$|\b' || words('before') || ' ' || words('own_text') || ' of this ' || words('own_text') || '\b[^.]*$'
);

-- Figures that can be compared, each with the stretch of values that its words leave open, who vouches, when, and of whom.
create or replace temp table heard_now as
with asked as (select id from claim where document_id in (select document_id from dirty)),
spot as (
    select
        claim_id, any_value(name order by position) as place, any_value(country order by position) as country, any_value(precision order by position) as precision, any_value(somewhere(p) order by position) as somewhere,
        any_value(case when not unmapped(p) then lat end order by position) as lat, any_value(case when not unmapped(p) then lon end order by position) as lon
    from place_ref as p where role = 'place' and claim_id in (select id from asked) group by claim_id
),
agent as (select claim_id, any_value(actor_id order by position) as by_id, any_value(name order by position) as by_name from actor_ref where role = 'by' and claim_id in (select id from asked) group by claim_id),
driven as (select distinct claim_id from actor_ref where role = 'actor' and claim_id in (select id from asked)),
found as (
    select
        c.id, c.document_id, d.outlet, d.published, c.position, c.hedge, c.cue, c.source_name, c.source_class,
        f.measure, f.words, f.of_whom, f.people, f.vague, f.event_id, c.first_day, c.last_day, c.when_edtf, c.starts, c.ends,
        f.low, f.point, f.high, s.place, s.country, s.precision, s.somewhere, s.lat, s.lon,
        case when a.by_id <> v.voice then a.by_id end as by_id,
        -- a figure of one deed by someone is of one incident, when nothing else is said
        coalesce(f.scope, case when (a.by_id is not null and a.by_id <> v.voice) or g.claim_id is not null then 'incident' else 'cumulative' end) as scope,
        -- 'fatalities, mostly combatants' -> fatalities; 'men from the town' -> men
        lower(list_last(string_split(trim(regexp_replace(coalesce(f.of_whom, ''), ',.*$| (in|of|from|who|that|with|near|at|on|by|as|to) .*$', '')), ' '))) as noun,
        case when v.class = 'unnamed' then 'unnamed in ' || coalesce(y.original_id, c.document_id) else v.voice end as voice,
        v.voice as told_by, v.name as told_name, v.class as told_class,
        coalesce(edtf_last(c.said), d.published) as as_of, case when length(c.said) in (4, 7) then c.said end as as_of_edtf,
        -- "874 of its soldiers", "the number of its fallen soldiers", and what goes on with them: of the one who counts
        regexp_matches(
            regexp_extract(case when c.rule like '%.again' then left(d.text, c.starts) else substr(d.text, greatest(c.starts - 39, 1), least(c.starts, 40)) end, '[^.\n]*$')
            || regexp_extract(substr(d.text, c.starts + 1, greatest(c.ends - c.starts, 0) + 12), '^[^.\n]*'),
            '(?i)\bof (its|their|our)\b'
        ) as own
    from (from figure where claim_id in (select id from asked)) as f
    join claim as c on c.id = f.claim_id
    join document as d on d.id = c.document_id
    join voice as v on v.claim_id = c.id
    left join document_copy as y on y.document_id = c.document_id
    left join spot as s on s.claim_id = c.id
    left join agent as a on a.claim_id = c.id
    left join driven as g on g.claim_id = f.event_id
    where (f.measure in ('killed', 'wounded', 'killed_or_wounded', 'missing', 'displaced', 'detained', 'captured', 'destroyed')
            or (f.measure = 'other' and regexp_matches(c.rule, '^figure\.(freed|escaped|raped|rescued|sheltering|crowd|judged|present|closed|bereft|struck)\.'))
            -- "two gunmen", "three rockets": who or what did it, and no count
            or (coalesce(f.low, f.point, f.high) >= getvariable('counted_arms') and (f.measure = 'deployed' and v.class = 'named' or regexp_matches(c.rule, '^figure\.(fighting|fired)\.'))))
        -- "one of the wounded died" is in the toll already; the dead who were identified are no other dead
        and not (f.measure = 'killed' and regexp_matches(lower(coalesce(f.of_whom, '')), '^wounded\b'))
        and not regexp_matches(substr(d.text, c.starts + 1, 160), '(?i)^.{0,40}\bof the ' || words('the_dead') || '\b[^.]{0,30}\b' || words('find') || '\b')
        and not ends_with(c.rule, '.in_sum.part')  -- "a man and two women" are three, and counted so
        and not starts_with(c.rule, 'figure.shot.')  -- how many of them died is told apart
        -- a person by name, or one who is known ("the patient", "the minister's son"), is whom something befell, no count
        and not (regexp_matches(c.rule, '\.one$|\.part$') and coalesce(f.point, 0) = 1 and not regexp_matches(lower(f.words), '^(an?|one|another|at least|a single|single|only|just|1)\b')
            and not regexp_matches(lower(c.evidence), '\ban? [\w-]+-year-old\b'))
        and not (regexp_matches(c.rule, '\.one$|\.part$') and f.words is not distinct from f.of_whom and regexp_full_match(f.words, '(\p{Lu}[\p{L}’''.-]+ ?|' || words('name_particle') || ' )+'))
        -- "hundreds flee" of a headline is what the text counts; a country's number of a headline is told again in the text, with its place
        and not (d.title is not null and starts_with(ltrim(d.text), d.title) and c.starts < length(d.title)
            and exists (select 1 from figure as g join claim as e on e.id = g.claim_id where e.document_id = c.document_id and g.measure = f.measure and e.starts >= length(d.title)
                and (f.vague or (s.precision = 'country' and coalesce(g.point, g.low, g.high) = coalesce(f.point, f.low, f.high) and e.id in (select o.claim_id from voice as o where o.voice = v.voice)))))
        -- "Two charged over massacre" of a headline: the text says of the same two what became of them
        and not (starts_with(c.rule, 'figure.judged.') and d.title is not null and starts_with(ltrim(d.text), d.title) and c.starts < length(d.title)
            and exists (select 1 from figure as g join claim as e on e.id = g.claim_id where e.document_id = c.document_id and g.measure in ('other', 'detained')
                and e.starts >= length(d.title) and coalesce(g.point, g.low, g.high) = coalesce(f.point, f.low, f.high)))
        -- what a correction takes back is no account of its own
        and not taken_back(d.text, c.starts)
        -- "another of the injured died": one more of those that are counted
        and lower(f.words) <> 'another'
        and c.polarity = 'affirmed' and c.modality in ('asserted', 'possible')
        and c.id not in (select claim_id from review where verdict = 'rejected')
)
select
    *,
    regexp_matches(noun, '^' || words('anyone') || '?$') as anyone,
    case
        when low is not null then low
        when high is null then point * (1 - $about_margin)
        when regexp_matches(lower(words), '^' || words('at_most')) then high * $up_to_low
        else high * $nearly_low
    end as lowest,
    case
        when high is not null then high
        when low is null then point * (1 + $about_margin)
        else low * $over_high
    end as highest
from found
where coalesce(low, point, high) > 0
    -- "not a single civilian was killed" is an account, too
    or (measure = 'killed' and told_class = 'named' and noun not in ('', 'bodies') and not regexp_matches(lower(words || ' ' || coalesce(of_whom, '')), '\bmore\b'));
