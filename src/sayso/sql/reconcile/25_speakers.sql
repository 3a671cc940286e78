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

-- Who leads or speaks for a body speaks as that body; a government or a country is no such body: its people are heard by name.
update voice set voice = b.body, name = b.name
from (
    select c.id as claim_id, any_value(t.actor_id) as body, any_value(t.name) as name
    from claim as c
    join voice as v on v.claim_id = c.id
    join claim as r on r.document_id = c.document_id and r.kind = 'relation'
    join relation as tie on tie.claim_id = r.id and tie.type in ('leads', 'represents')
    join actor_ref as f on f.claim_id = r.id and f.role = 'from' and f.actor_id = v.voice
    join actor_ref as t on t.claim_id = r.id and t.role = 'to'
    where v.class = 'named' and starts_with(v.voice, 'PER:') and regexp_matches(t.actor_id, '^(ORG:|[A-Z]{3}:(COP|MIL|SPY)$)') and t.actor_id <> 'ORG:un'
    group by c.id having count(distinct t.actor_id) = 1
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
