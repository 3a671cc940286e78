-- Who is meant by a source of few words, within its document. Each rule changes `voice`, made by 20_voices.

-- Somebody without a name and without a body ("officials", "two local residents") is no source of one's own: the outlet vouches.
-- Such people of a kind ("health officials") vouch in that document alone: others of the kind, elsewhere, are other people.
create or replace temp table speaker as
select
    v.claim_id, c.document_id, l.source_id, coalesce(x.original_id, c.document_id) as original, coalesce(o.outlet, d.outlet) as outlet,
    regexp_extract_all(lower(l.source_text), '[\p{L}]+') as words
from voice as v
join claim as c on c.id = v.claim_id
join document as d on d.id = c.document_id
join (select * from link where source_id is not null qualify row_number() over (partition by claim_id order by position desc) = 1) as l on l.claim_id = v.claim_id and l.source_id = v.voice
left join document_copy as x on x.document_id = c.document_id
left join document as o on o.id = x.original_id
where v.class = 'named' and regexp_matches(l.source_id, '^([A-Z]{3}:[A-Z]{3}$|TXT:)');

update voice set
    voice = case when s.bare then 'outlet ' || coalesce(s.outlet, s.original) else voice || ' in ' || s.original end,
    name = case when s.bare then s.outlet else name end,
    class = case when s.bare then 'unnamed' else class end
from (
    select
        claim_id, outlet, original,
        len(list_filter(words, lambda w: not list_contains(
            ['the', 'a', 'an', 'some', 'two', 'three', 'several', 'many', 'other', 'local', 'senior', 'top', 'unnamed', 'anonymous', 'one', 'another', 'medical'], w))) <= 1 as bare
    from speaker
    where regexp_matches(words[-1], '^(officials?|authorities|sources?|residents?|witness(es)?|eyewitness(es)?|doctors?|medics?|activists?|diplomats?|analysts?|experts?|survivors?|refugees?|locals?|villagers?|people|relatives?|journalists?|reporters?|rescuers?|lawyers?|protesters?|aides?)$')
) as s
where s.claim_id = voice.claim_id;

-- What is counted or what befell is no source ("62 inmates", "the number of dead", "the siege"), nor is the outlet's own older text.
update voice set voice = 'outlet ' || coalesce(s.outlet, s.original), name = s.outlet, class = 'outlet'
from (
    select s.claim_id, s.outlet, s.original
    from speaker as s left join figure as f on f.claim_id = s.claim_id
    where regexp_matches(array_to_string(s.words, ' '), '^((the|a|an|our) )?((earlier|previous|first|original) (version|report|article|story)|number of|(death )?toll|count\b|(\w+ ){0,2}(siege|attack|blast|bombing|explosion|strike|massacre)$)')
        or contains(array_to_string(s.words, ' '), nullif(array_to_string(regexp_extract_all(lower(f.words), '[\p{L}\p{N}]+'), ' '), ''))
) as s
where s.claim_id = voice.claim_id;

-- "It was reported" names nobody: the outlet tells it, with a hedge.
update voice set class = 'outlet' where class = 'unnamed' and claim_id not in (select claim_id from link where source_id is not null);

-- Bodies by their common names: "Ecuador's prison service" and "the prison service" in a text on Ecuador.
update voice set voice = 'TXT:' || s.body || ' of ' || s.country
from (
    select v.claim_id, regexp_replace(substr(v.voice, 5), '^(.* ''s|the) +', '') as body, d.country
    from voice as v
    join claim as c on c.id = v.claim_id
    join (
        select c.document_id, mode(r.country order by r.country) as country from actor_ref as r join claim as c on c.id = r.claim_id where r.country is not null group by c.document_id
    ) as d on d.document_id = c.document_id
    where v.class = 'named' and regexp_matches(v.voice, '^TXT:.*(service|ministry|agency|police|office|commission|committee|authority|union|department|bureau|council|corps)$')
) as s
where s.claim_id = voice.claim_id;

update voice set voice = regexp_replace(voice, '(-general)?(-s)?(-office)?$', '') where regexp_matches(voice, '^ORG:[a-z]{3}-.*(-general|-office)$');

-- Who leads or speaks for a body speaks as that body; a government or a country is no such body: its people are heard by name.
update voice set voice = b.body, name = b.name
from (
    with tie as (
        select r.document_id, f.actor_id as person, t.actor_id as body, t.name
        from claim as r
        join relation as k on k.claim_id = r.id and k.type in ('leads', 'represents')
        join actor_ref as f on f.claim_id = r.id and f.role = 'from'
        join actor_ref as t on t.claim_id = r.id and t.role = 'to'
        union
        select document_id, person_id, body_id, body from office where not former and body_id is not null
    )
    select c.id as claim_id, any_value(t.body) as body, any_value(t.name) as name
    from claim as c
    join voice as v on v.claim_id = c.id
    join tie as t on t.document_id = c.document_id and t.person = v.voice
    where v.class = 'named' and starts_with(v.voice, 'PER:') and regexp_matches(t.body, '^(ORG:|[A-Z]{3}:(COP|MIL|SPY)$)') and t.body not in ('ORG:un', 'ORG:eu')
        and not regexp_matches(t.body, 'ministry')
    group by c.id having count(distinct t.body) = 1
) as b
where b.claim_id = voice.claim_id;

-- A headline, and an outlet's own words, tell what the text tells: their figure is that of the source who gives it in the same text.
update voice set voice = t.voice, name = t.name, class = t.class
from (
    with told as (
        select
            c.id, c.document_id, c.starts, f.measure, coalesce(f.point, f.low, f.high) as n, v.*,
            d.title is not null and starts_with(ltrim(d.text, chr(10) || ' '), d.title) and c.starts < length(d.title) as headline
        from figure as f join claim as c on c.id = f.claim_id join voice as v on v.claim_id = c.id join document as d on d.id = c.document_id
    )
    select x.claim_id, y.voice, y.name, y.class
    from told as x
    join told as y on y.document_id = x.document_id and y.measure = x.measure and y.n = x.n and not y.headline and y.claim_id <> x.claim_id
    where y.class = 'named' and y.voice <> x.voice and (x.headline or x.class <> 'named')
    qualify row_number() over (partition by x.claim_id order by y.starts, y.claim_id) = 1
) as t
where t.claim_id = voice.claim_id;

-- What follows a source's figure in the same sentence, or in the next of the same paragraph, is that source's, unless it looks further back.
update voice set voice = t.voice, name = t.name, class = t.class
from (
    with told as (
        select c.id, c.document_id, c.starts, c.ends, c.first_day, f.measure, f.scope, v.* from figure as f join claim as c on c.id = f.claim_id join voice as v on v.claim_id = c.id
    )
    select x.claim_id, y.voice, y.name, y.class
    from told as x
    join told as y on y.document_id = x.document_id and y.claim_id <> x.claim_id and x.starts - y.ends between -400 and 160
    join document as d on d.id = x.document_id
    cross join lateral (select substr(d.text, least(x.starts, y.starts) + 1, abs(x.starts - y.starts)) as gap) as g
    where x.class = 'outlet' and y.class = 'named' and not contains(g.gap, chr(10))
        and (not regexp_matches(g.gap, '[.!?]["”]? ') or (y.starts < x.starts and len(regexp_extract_all(g.gap, '[.!?]["”]? ')) = 1 and x.first_day is null and x.scope is distinct from 'cumulative'))
    qualify row_number() over (partition by x.claim_id order by abs(x.starts - y.starts), y.claim_id) = 1
) as t
where t.claim_id = voice.claim_id;
