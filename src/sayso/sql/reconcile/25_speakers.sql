-- Who is meant by a source of few words, within its document. Each rule changes `voice`, made by 20_voices.

-- "He" and "they" are called as they were before, in the same text.
create or replace temp table called as
with said as (
    select l.claim_id, c.document_id, c.starts, l.source_id, l.source_text, regexp_matches(lower(l.source_text), '^' || words('pronoun') || '$') as pronoun
    from link as l join claim as c on c.id = l.claim_id semi join voice as v on v.claim_id = c.id
    where l.source_id is not null qualify row_number() over (partition by l.claim_id order by l.position desc) = 1
)
select
    claim_id, source_id,
    coalesce(last_value(case when not pronoun then source_text end ignore nulls) over (partition by document_id, source_id order by starts, claim_id), source_text) as source_text
from said;

-- Somebody without a name and without a body ("officials", "local sources") is no source of one's own: the outlet vouches.
-- Those who saw it (residents, witnesses, survivors), relatives of the dead and those who helped them are a kind of their own, in that text.
-- Such people of a kind ("health officials") vouch in that document alone: others of the kind, elsewhere, are other people.
create or replace temp table speaker as
select
    v.claim_id, c.document_id, l.source_id, coalesce(x.original_id, c.document_id) as original, coalesce(o.outlet, d.outlet) as outlet,
    regexp_extract_all(regexp_replace(lower(l.source_text), ',? ' || words('aside') || '\b.*$', ''), '[\p{L}]+') as words,
    -- "Rwandan officials": anybody of that state
    ends_with(l.source_id, ':GOV') and regexp_matches(l.source_text, '^(' || words('several') || ' )?\p{Lu}\w+ officials?$')
        and not regexp_matches(lower(l.source_text), '^(' || words('several') || '|' || words('one') || '|health) officials?$') as abroad,
    regexp_matches(lower(l.source_text), '\b' || words('hidden') || '\b|\banonym')
        -- "an army officer", "a health official in North Sinai", of whatever body: one of many
        or regexp_matches(l.source_text, '^(?i:' || words('one') || '|' || words('other_one') || ') ([a-z]+ ){0,3}' || words('staff') || '\b') and not ends_with(l.source_id, ':COP') and not regexp_matches(lower(l.source_text), '\b' || words('caring') || '\b') as hidden
from voice as v
join claim as c on c.id = v.claim_id
join document as d on d.id = c.document_id
join called as l on l.claim_id = v.claim_id and l.source_id = v.voice
left join document_copy as x on x.document_id = c.document_id
left join document as o on o.id = x.original_id
where v.class = 'named' and (regexp_matches(l.source_id, '^([A-Z]{3}:[A-Z]{3}$|TXT:)') or regexp_matches(lower(l.source_text), '^(the )?(authorities|officials)$'));

update voice set
    voice = case when s.bare then 'outlet ' || coalesce(s.outlet, s.original) else voice || ' in ' || s.original end,
    name = case when s.bare then s.outlet else name end,
    class = case when s.bare then 'unnamed' else class end
from (
    select
        claim_id, outlet, original,
        hidden or abroad or not regexp_matches(words[-1], '^' || words('witness') || '$') and (regexp_matches(words[-1], '^sources?$') or len(list_filter(words, lambda w: not regexp_matches(w, '^(' || words('several') || '|' || words('one') || '|' || words('trade') || ')$'))) <= 1) as bare
    from speaker
    where hidden or regexp_matches(words[-1], '^' || words('nameless') || '$')
) as s
where s.claim_id = voice.claim_id;

-- A paper that nobody is named for ("an earlier official report", "preliminary figures") is none either, nor are "humanitarian groups",
-- "aid workers": many, and none of them by name.
update voice set voice = 'outlet ' || coalesce(s.outlet, s.original), name = s.outlet, class = 'unnamed'
from speaker as s
where s.claim_id = voice.claim_id
    and regexp_matches(array_to_string(s.words, ' '), '^(' || words('some_paper') || ' )*' || words('paper') || '( of ([a-z]+ ){0,2}' || words('paper_of') || ')?$|^(' || words('several') || ' )*(' || words('helping') || ' )+' || words('bodies_unnamed') || '$');

-- "UN investigators", "United Nations experts" are the United Nations.
update voice set voice = 'ORG:un', name = regexp_replace(l.source_text, '^[Tt]he ', ''), class = 'named'
from called as l
where l.claim_id = voice.claim_id and voice.class <> 'outlet' and not regexp_full_match(voice.voice, words('un_part')) and regexp_matches(l.source_text, '^([Tt]he )?(UN|U\.N\.|United Nations)(''s?|’s?)? ([a-z]+ )?' || words('un_people') || '$');

-- The UN's relief coordinator speaks for its humanitarian office.
update voice set voice = 'ORG:ocha', name = regexp_replace(l.source_text, '^[Tt]he ', ''), class = 'named'
from called as l
where l.claim_id = voice.claim_id and voice.voice = 'ORG:un' and regexp_matches(lower(l.source_text), '\b' || words('relief_chief') || '\b');

-- "The study", "its report" is of the body that the text hears before, when there is one alone.
update voice set voice = s.voice, name = s.name, class = 'named'
from (
    with heard as (select c.document_id, c.starts, v.voice, v.name from voice as v join claim as c on c.id = v.claim_id where v.class = 'named' and starts_with(v.voice, 'ORG:'))
    select x.claim_id, any_value(h.voice) as voice, min(h.name) as name
    from speaker as x
    join claim as c on c.id = x.claim_id
    join heard as h on h.document_id = x.document_id and h.starts < c.starts
    where regexp_matches(array_to_string(x.words, ' '), '^(the|its|their|this|that) (new |latest )?' || words('study') || '$')
    group by x.claim_id having count(distinct h.voice) = 1
) as s
where s.claim_id = voice.claim_id;

-- "The Britain-based monitor" is the one that its text names.
update voice set voice = s.voice, name = s.name
from (
    with heard as (
        select distinct c.document_id, l.source_id as voice, l.source_name as name from link as l join claim as c on c.id = l.claim_id semi join voice as v on v.claim_id = c.id
        where regexp_matches(l.source_id, '^ORG:[a-z-]+$') and not regexp_matches(lower(l.source_id), words('monitor') || '$') and regexp_matches(lower(l.source_name), words('monitor_name'))
    )
    select x.claim_id, any_value(h.voice) as voice, min(h.name) as name
    from called as x join claim as c on c.id = x.claim_id join heard as h on h.document_id = c.document_id
    where regexp_matches(x.source_id, '^(TXT:|ORG:[a-z]{3}-)') and regexp_matches(lower(x.source_text), '\b' || words('monitor') || '$')
    group by x.claim_id having count(distinct h.voice) = 1
) as s
where s.claim_id = voice.claim_id;

-- "Its foreign ministry" is of the country heard or spoken of before it.
update voice set voice = 'ORG:' || lower(s.country) || '-' || s.body, name = regexp_replace(voice.name, '^(its|their) ', 'the ')
from (
    select v.claim_id, regexp_extract(v.voice, '^ORG:[a-z]{3}-(?:its|their)-(.*)$', 1) as body, max_by(o.country, o.starts) as country
    from voice as v
    join claim as c on c.id = v.claim_id
    join link as l on l.claim_id = v.claim_id and l.source_id = v.voice
    join (
        select k.document_id, a.source_country as country, k.starts from link as a join claim as k on k.id = a.claim_id where regexp_matches(a.source_id, '^ISO:')
    ) as o on o.document_id = c.document_id and o.starts <= c.starts
    where regexp_matches(v.voice, '^ORG:[a-z]{3}-(its|their)-')
    group by v.claim_id, v.voice
) as s
where s.claim_id = voice.claim_id;

-- Those of a kind are called by the words used for them: "Sudanese relief officials", "the region's ombudsman".
update voice set name = l.source_text
from called as l
where l.claim_id = voice.claim_id and voice.class = 'named' and l.source_id = split_part(voice.voice, ' in ', 1)
    and regexp_matches(l.source_id, '^[A-Z]{3}:[A-Z]{3}$')
    and (regexp_matches(l.source_text, '\w+ \w+ \w+') or not regexp_matches(l.source_id, ':(MIL|GOV|COP|SPY|JUD|LEG)$'))
    and not contains(lower(voice.name), regexp_extract(lower(l.source_text), '[\p{L}]+$'));

-- What is counted or what befell is no source ("62 inmates", "the number of dead", "the siege"), nor is the outlet's own older text.
update voice set voice = 'outlet ' || coalesce(s.outlet, s.original), name = s.outlet, class = 'outlet'
from (
    select s.claim_id, s.outlet, s.original
    from speaker as s left join figure as f on f.claim_id = s.claim_id
    where regexp_matches(array_to_string(s.words, ' '), '^((the|a|an|our) )?(' || words('provisional') || ' )?(' || words('before') || ' ' || words('own_text') || '|number of|(death )?toll|count\b|(\w+ ){0,2}' || words('deed_heard') || '$)')
        or contains(array_to_string(s.words, ' '), nullif(array_to_string(regexp_extract_all(lower(f.words), '[\p{L}\p{N}]+'), ' '), ''))
) as s
where s.claim_id = voice.claim_id;

-- "It was reported" names nobody: the outlet tells it, with a hedge.
update voice set class = 'outlet' where class = 'unnamed' and claim_id not in (select claim_id from link where source_id is not null and claim_id in (select claim_id from voice));

-- The country of which most actors of a text are; of a copy, of its original.
create or replace temp table main_land as
with original as (
    select d.document_id as copy, coalesce(x.original_id, d.document_id) as document_id from dirty as d left join document_copy as x on x.document_id = d.document_id
),
land as (
    select c.document_id, mode(r.country order by r.country) as country from actor_ref as r join claim as c on c.id = r.claim_id
    where r.country is not null and c.document_id in (select document_id from original) group by c.document_id
)
select o.copy as document_id, l.country from original as o join land as l on l.document_id = o.document_id;

-- Bodies by their common names: "Ecuador's prison service" and "the prison service" in a text on Ecuador.
update voice set voice = 'TXT:' || s.body || ' of ' || s.country
from (
    -- "the Houthi-run health ministry" and "the Houthi health ministry" are one
    select v.claim_id, regexp_replace(regexp_replace(substr(v.voice, 5), '^(.* ''s|the) +', ''), ' ' || words('held') || ' ', ' ') as body, coalesce(o.country, d.country) as country
    from voice as v
    join claim as c on c.id = v.claim_id
    left join (select claim_id, any_value(source_country) as country from link where starts_with(source_id, 'TXT:') group by claim_id) as o on o.claim_id = v.claim_id
    join main_land as d on d.document_id = c.document_id
    where v.class = 'named' and regexp_matches(v.voice, '^TXT:.*(' || words('body') || '|ministry|police)$')
) as s
where s.claim_id = voice.claim_id;

-- The police by whatever part of it that has no place of its own.
update voice set voice = s.voice
from (
    select v.claim_id, d.country || ':COP' as voice
    from voice as v
    join claim as c on c.id = v.claim_id
    join main_land as d on d.document_id = c.document_id
    where v.class = 'named' and regexp_matches(v.voice, '^TXT:((the|national) )*police( headquarters| force| command)?( of [A-Z]{3})?$')
) as s
where s.claim_id = voice.claim_id;

-- A body by its letters: "the prison service SNAI", then "SNAI" or "it".
update voice set voice = s.voice
from (
    select v.claim_id, any_value('TXT:' || lower(b.body) || ' of ' || d.country) as voice
    from voice as v
    join claim as c on c.id = v.claim_id
    join document as t on t.id = c.document_id
    join main_land as d on d.document_id = c.document_id
    cross join lateral (
        select regexp_extract(t.text, '\b([a-z]+ (?:' || words('body') || '|police))(?:,? | \()' || upper(substr(v.voice, 5)) || '\b', 1) as body
    ) as b
    where v.class = 'named' and regexp_matches(v.voice, '^TXT:[a-z]{3,8}$') and b.body <> ''
    group by v.claim_id
) as s
where s.claim_id = voice.claim_id;

-- "The same Ministry of the Interior" is the interior ministry; so is "the Ministry of the Interior" without a country, of the land of its text.
update voice set voice = regexp_replace(regexp_replace(voice, '^(ORG:[a-z]{3})-same-', '\1-'), '^(ORG:[a-z]{3})-ministry-of-(?:the-)?([a-z]+)$', '\1-\2-ministry') where regexp_matches(voice, '^ORG:[a-z]{3}-(same-|ministry-of-)');

update voice set voice = 'ORG:' || lower(d.country) || '-' || regexp_replace(regexp_extract(voice.voice, '^TXT:(?:the |same )*ministry of (?:the )?([a-z]+)$', 1), '^defense$', 'defence') || '-ministry'
from claim as c join main_land as d on d.document_id = c.document_id
where c.id = voice.claim_id and voice.class = 'named' and regexp_matches(voice.voice, '^TXT:(the |same )*ministry of (the )?[a-z]+$');

-- A ministry without a country is of the country that its text is about.
update voice set voice = 'ORG:' || lower(p.country) || substr(voice.voice, 6)
from claim as c join (select document_id, mode(country order by country) as country from document_place semi join dirty using (document_id) where country is not null group by document_id) as p on p.document_id = c.document_id
where c.id = voice.claim_id and regexp_matches(voice.voice, '^ORG:x-[a-z]+-ministry$');

-- "The country's ombudsman" is "the ombudsman".
update voice set voice = regexp_replace(voice, '^(ORG:[a-z]{3})-' || words('land') || '-', '\1-') where regexp_matches(voice, '^ORG:[a-z]{3}-' || words('land') || '-');

update voice set voice = regexp_replace(voice, '-prosecutors$', '-prosecutor') where regexp_matches(voice, '^ORG:[a-z]{3}-.*-prosecutors$|^ORG:[a-z]{3}-prosecutors$');

update voice set voice = regexp_replace(voice, '(-general)?(-s)?(-office)?$', '') where regexp_matches(voice, '^ORG:[a-z]{3}-.*(-general|-office)$');

-- Hospitals and ambulance services are told apart by their names; "the hospital" is the one that its text names.
create or replace temp macro hospital_in(text) as nullif(regexp_extract(text, '((?:\p{Lu}[\p{L}''’-]+ )+(?:' || words('hospital_name') || '|Ambulance(?: Service)?)|(?:\p{Lu}[\p{L}''’-]{3,} )+hospital\b)', 1), '');

create or replace temp table hospital as
select document_id, min(name) as name
from (
    select id as document_id, regexp_replace(unnest(regexp_extract_all(text, '((?:\p{Lu}[\p{L}''’-]+ )+' || words('hospital_name') || ')', 1)), '^The ', '') as name
    from document where id in (select document_id from dirty)
)
group by document_id having count(distinct name) = 1;

update voice set voice = 'TXT:' || lower(s.name) || ' of ' || s.country, name = s.name
from (
    select v.claim_id, coalesce(regexp_replace(hospital_in(l.source_text), '^The ', ''), h.name) as name, left(v.voice, 3) as country
    from voice as v join called as l on l.claim_id = v.claim_id join claim as c on c.id = v.claim_id left join hospital as h on h.document_id = c.document_id
    where v.class = 'named' and regexp_matches(v.voice, '^[A-Z]{3}:(MED|HLH)$') and regexp_matches(lower(l.source_text), '\b' || words('hospital') || '\b')
) as s
where s.claim_id = voice.claim_id and s.name is not null;

-- "The same officer", and "the local force", are who was heard last.
update voice set voice = s.voice, name = s.name, class = s.class
from (
    with heard as (
        select c.document_id, c.starts, v.*, lower(l.source_text) as words from voice as v join claim as c on c.id = v.claim_id join called as l on l.claim_id = v.claim_id where v.class <> 'outlet'
    )
    select x.claim_id, y.voice, y.name, y.class
    from heard as x
    join heard as y on y.document_id = x.document_id and y.starts < x.starts and y.words <> x.words
        and case
            when starts_with(x.words, 'the same ') then regexp_matches(y.words, '\b' || regexp_escape(regexp_extract(x.words, '\w+$')) || '\b')
            else regexp_matches(y.voice, '^[A-Z]{3}:(MIL|COP)$|air force|police')
        end
    where regexp_matches(x.words, '^the (same \w+|(local |provincial )?force)$')
    qualify row_number() over (partition by x.claim_id order by y.starts desc, y.claim_id) = 1
) as s
where s.claim_id = voice.claim_id;

-- "The force" of a text that spoke of police last is the police.
update voice set voice = left(voice.voice, 3) || ':COP', name = 'police'
from claim as c join called as l on l.claim_id = c.id join document as d on d.id = c.document_id
where c.id = voice.claim_id and regexp_matches(voice.voice, '^[A-Z]{3}:MIL$') and regexp_matches(lower(l.source_text), '^the (local |provincial )?force$')
    and regexp_extract(lower(left(d.text, c.starts)), '(?s)^.*\b(' || words('last_force') || ')\b', 1) = 'police';

-- Who leads or speaks for a body speaks as that body; a government or a country is no such body: its people are heard by name, but for
-- those whose office it is to speak for all of it. An army or a police force without a name is that of the speaker's own country.
update voice set voice = b.body, name = b.name
from (
    with person as (
        select c.document_id, l.source_id as id, mode(l.source_country) as country, mode(l.source_sector) as sector
        from link as l join claim as c on c.id = l.claim_id semi join voice as v on v.claim_id = c.id
        where starts_with(l.source_id, 'PER:') group by c.document_id, l.source_id
    ),
    state as (
        select c.document_id, mode(l.source_id) as id, any_value(f.name) as name
        from link as l join claim as c on c.id = l.claim_id join force as f on f.id = substr(l.source_id, 5) || ':GOV' semi join voice as v on v.claim_id = c.id
        where starts_with(l.source_id, 'ISO:') and regexp_matches(lower(l.source_text), 'government') group by c.document_id
    ),
    -- those who are heard by name, with the text that says who they are, before their name or behind it: a pattern with a name in it costs
    -- much, and is asked for only where there is such a text
    man as (
        select distinct
            c.document_id, v.voice as person, v.name, coalesce(d.country, '') as country,
            case when contains(t.text, ', ' || v.name) then t.text end as before, case when contains(t.text, v.name || ', ') then t.text end as behind
        from voice as v join claim as c on c.id = v.claim_id join document as t on t.id = c.document_id left join main_land as d on d.document_id = c.document_id
        where v.class = 'named' and starts_with(v.voice, 'PER:') and v.name is not null
    ),
    -- those whose office it is to speak for a government
    mouth as (
        select o.document_id, o.person_id as person, coalesce(s.id, 'ISO:' || o.country) as body, coalesce(s.name, f.name) as name
        from office as o left join state as s on s.document_id = o.document_id left join force as f on f.id = o.country || ':GOV'
        where coalesce(s.name, f.name) is not null and not o.former
            and regexp_matches(o.role, '^' || words('government_voice') || '$')
    ),
    stated as (
        select r.document_id, f.actor_id as person, t.actor_id as body, t.name, k.type = 'represents' as speaks
        from claim as r
        join relation as k on k.claim_id = r.id and k.type in ('leads', 'represents')
        join actor_ref as f on f.claim_id = r.id and f.role = 'from'
        join actor_ref as t on t.claim_id = r.id and t.role = 'to' and not starts_with(t.actor_id, 'GRP:')
            and (not regexp_matches(t.actor_id, '^[A-Z]{3}:(COP|MIL|SPY)$') or regexp_matches(lower(t.text), '\b' || words('forces') || '\b'))
            and not (k.type = 'leads' and t.actor_id = 'TXT:government') -- "the Head of Government, Mr X" is heard by name
        union
        select document_id, person_id, body_id, body, regexp_matches(role, '^(spokes|' || words('ministry_voice') || '$)') from office where not former and body_id is not null and not (body_id = 'ORG:un' and regexp_matches(role, 'chief'))
            and (not starts_with(body_id, 'GRP:') or regexp_matches(role, '^spokes'))
        union
        select document_id, person, body, name, true from mouth
        union
        select r.document_id, f.actor_id, 'TXT:' || lower(n.name) || ' of ' || left(t.actor_id, 3), n.name, true
        from claim as r
        join relation as k on k.claim_id = r.id and k.type in ('leads', 'represents')
        join actor_ref as f on f.claim_id = r.id and f.role = 'from'
        join actor_ref as t on t.claim_id = r.id and t.role = 'to' and regexp_matches(t.actor_id, '^[A-Z]{3}:(MED|HLH)$')
        left join hospital as h on h.document_id = r.document_id
        cross join lateral (select coalesce(regexp_replace(hospital_in(t.text), '^The ', ''), h.name) as name) as n
        where n.name is not null
        union
        -- "the director of Aamin Ambulance, X", "Madina hospital had taken in 218, its director, X, said"
        select p.document_id, p.person, 'TXT:' || lower(b.body) || ' of ' || p.country, b.body, true
        from man as p
        cross join lateral (
            select coalesce(
                nullif(regexp_extract(p.behind, regexp_escape(p.name) || ', (?:the |an? )?(?:[\w-]+ )?' || words('head') || '(?: general)? (?:of|at) (?:the )?((?:[\p{Lu}][\p{L}''’-]+ ){1,4}(?:' || words('hospital_name') || '|hospital|Ambulance(?: Service)?))\b', 1), ''),
                nullif(regexp_extract(p.before, '((?:\p{Lu}[\p{L}''’-]{3,} ){1,4}(?:' || words('hospital_name') || '|hospital|Ambulance(?: Service)?))\b[^.\n]{0,160}\b[Ii]ts (?:[\w-]+ )?' || words('head') || '(?: general)?, ' || regexp_escape(p.name), 1), '')
            ) as body
        ) as b
        where b.body is not null
        union
        -- "at the city's hospital, administrator X said", "brought to the Civil Hospital ..., medical director Dr X said"
        select p.document_id, p.person, 'TXT:' || lower(b.body) || ' of ' || p.country, b.body, true
        from man as p
        join document as d on d.id = p.document_id and regexp_matches(d.text, '(?i)\b' || words('house_of_care') || '\b')
        cross join lateral (
            select nullif(list_last(regexp_extract_all(
                regexp_extract(d.text, '([^\n.]{0,300}), (?:its |the )?' || words('hospital_head') || ',? (?:' || words('learned') || '\.? )?' || regexp_escape(p.name), 1),
                '\b((?:\p{Lu}[\p{L}''’-]+ ){0,4}(?i:' || words('house_of_care') || '))\b', 1
            )), '') as body
        ) as b
        where b.body is not null
        union
        -- "X, who commands the 203rd Corps", "X, commander of the Fourth Brigade": of that unit
        select p.document_id, p.person, 'TXT:' || lower(b.body) || ' of ' || p.country, b.body, true
        from man as p
        cross join lateral (
            select nullif(regexp_extract(p.behind, regexp_escape(p.name) || ', ' || words('commanding') || ' (?:the |its )?((?:[\p{Lu}\p{N}][\p{L}\p{N}]* ){1,3}(?i:' || words('unit') || '))\b', 1), '') as body
        ) as b
        where b.body is not null
        union
        -- a minister, where the text hears the ministry, too
        select o.document_id, o.person_id, v.voice, any_value(v.name order by length(v.name) desc, v.name), true
        from office as o
        join claim as c on c.document_id = o.document_id
        join voice as v on v.claim_id = c.id and replace(v.voice, 'defense', 'defence') = 'ORG:' || lower(o.country) || '-' || replace(regexp_extract(o.role, '^([a-z]+) minister$', 1), 'defense', 'defence') || '-ministry'
        where not o.former and regexp_matches(o.role, '^[a-z]+ minister$') and v.class = 'named'
        group by o.document_id, o.person_id, v.voice
        union
        -- "Foreign Secretary X" in a text on Britons: of the Foreign Office
        select o.document_id, o.person_id, 'ORG:fcdo', 'Foreign Office', true
        from office as o join document as d on d.id = o.document_id
        where not o.former and o.role = 'foreign secretary' and not (o.stated and coalesce(o.country, 'GBR') <> 'GBR') and regexp_matches(d.text, '\b' || words('of_britain') || '\b')
            and not exists (select 1 from main_land as m where m.document_id = o.document_id and regexp_matches(m.country, '^' || words('own_foreign_secretary') || '$'))
        union
        -- a police commissioner, where the text tells of that police
        select o.document_id, o.person_id, o.country || ':COP', 'police', true
        from office as o join document as d on d.id = o.document_id
        where not o.former and regexp_matches(d.text, '\b[Pp]olice\b') and regexp_matches(o.role, '^((assistant|deputy|acting) )?(police )?' || words('police_head') || '( of police)?$')
        union
        select c.document_id, l.source_id, l.source_country || ':COP', 'police', true
        from link as l join claim as c on c.id = l.claim_id semi join voice as v on v.claim_id = c.id
        where starts_with(l.source_id, 'PER:') and l.source_country is not null
            and regexp_matches(lower(l.source_text), '\b(police (' || words('police_head') || '|' || words('spokesman') || ')|' || words('police_head') || ' of police)\b')
        union
        -- the chief of a part of the UN
        select o.document_id, o.person_id, u.id, u.name, true
        from office as o
        join un_chief as u on u.role = o.role
        where not o.former and o.sector = 'IGO'
        union
        -- "the director of the prison service, X", "X, a spokeswoman for the commission": the body as its text names it
        select p.document_id, p.person, 'TXT:' || lower(b.body) || ' of ' || p.country, b.body, true
        from man as p
        cross join lateral (
            select regexp_extract(
                p.before,
                '\b(?:' || words('head') || '|' || words('spokesman') || ')(?: general)? (?:of|for) (?:the |a )?([a-z'' ]{0,30}?' || words('body') || ')\b[^.,\n]{0,60}, '
                || regexp_escape(p.name), 1
            ) as before,
            regexp_extract(
                p.behind,
                regexp_escape(p.name) || ', (?:the |an? )?(?:\w+ )?(?:' || words('head') || '|' || words('spokesman') || ')(?: general)? (?:of|for) (?:the |a )?([a-z'' ]{0,30}?' || words('body') || ')\b', 1
            ) as behind
        ) as x
        cross join lateral (select regexp_replace(coalesce(nullif(x.before, ''), nullif(x.behind, '')), '^(.* ''s|country''s|local) +', '') as body) as b
        where b.body is not null
    ),
    unsaid as (
        -- "a military spokesman, X": of the army of the country
        select o.document_id, o.person_id as person, o.country || ':' || o.sector as body, null::varchar as name, true as speaks
        from office as o where not o.former and o.body_id is null and o.country is not null and o.sector in ('MIL', 'COP') and regexp_matches(o.role, '\bspokes')
        union
        -- "the police chief of X", "Inspector General X"
        select document_id, person_id, country || ':COP', null, true
        from office where not former and body_id is null and country is not null and regexp_matches(role, '^' || words('police_chief') || '$')
        union
        select c.document_id, l.source_id, coalesce(l.source_country, m.country) || ':COP', null, true
        from link as l join claim as c on c.id = l.claim_id semi join voice as v on v.claim_id = c.id join main_land as m on m.document_id = c.document_id
        where starts_with(l.source_id, 'PER:') and l.source_sector = 'COP' and (c.document_id, l.source_id) not in (select (document_id, person_id) from office)
        union
        -- "Brigadier X said his troops ...": an officer who is nothing else, where the text tells of the army of that country, or it is heard there
        select o.document_id, o.id, o.country || ':MIL', null, true
        from (
            select distinct c.document_id, l.source_id as id, l.source_name as name, l.source_country as country
            from link as l join claim as c on c.id = l.claim_id semi join voice as v on v.claim_id = c.id
            where starts_with(l.source_id, 'PER:') and l.source_sector = 'MIL'
        ) as o
        join document as d on d.id = o.document_id
        where (o.document_id, o.country || ':MIL') in (
                select (k.document_id, a.actor_id) from actor_ref as a join claim as k on k.id = a.claim_id semi join voice as v on v.claim_id = k.id where ends_with(a.actor_id, ':MIL')
                union
                select (k.document_id, h.source_id) from link as h join claim as k on k.id = h.claim_id semi join voice as v on v.claim_id = k.id where ends_with(h.source_id, ':MIL')
            )
            and (o.document_id, o.id) not in (select (document_id, person_id) from office where sector is distinct from 'MIL')
            and regexp_matches(d.text, '\b' || words('rank') || ' ' || regexp_escape(o.name))
            and not regexp_matches(d.text, '(?i)\b' || words('former') || '[^.,]{0,30}' || regexp_escape(o.name) || '|' || regexp_escape(o.name) || ', (the )?(chair|chief of|head of)')
        union
        -- "spokesman X said": of the army or the police that was heard last before
        select c.document_id, c.voice, b.voice, b.name, true
        from (select k.document_id, k.starts, v.voice from voice as v join claim as k on k.id = v.claim_id) as c
        join office as o on o.document_id = c.document_id and o.person_id = c.voice and not o.former and o.body_id is null and o.country is null and regexp_matches(o.role, '^spokes')
        join (
            select k.document_id, k.starts, v.voice, v.name from voice as v join claim as k on k.id = v.claim_id where v.class = 'named' and regexp_matches(v.voice, '^[A-Z]{3}:(MIL|COP)$')
        ) as b on b.document_id = c.document_id and b.starts < c.starts
        qualify row_number() over (partition by c.document_id, c.voice order by c.starts, b.starts desc, b.voice) = 1
    ),
    told as (from stated union all from unsaid anti join stated using (document_id, person)),
    -- a body that our tables know (the id of others begins with a country) stands before the words of the text for it
    tie as (
        from told
        where not starts_with(body, 'TXT:')
            or (document_id, person) not in (select (document_id, person) from told where regexp_matches(body, '^ORG:') and not regexp_matches(body, '^ORG:[a-z]{3}-'))
    )
    select c.id as claim_id, any_value(t.body) as body, min(t.name) as name
    from claim as c
    join voice as v on v.claim_id = c.id
    join tie as t on t.document_id = c.document_id and t.person = v.voice
    left join person as p on p.document_id = c.document_id and p.id = v.voice
    where v.class = 'named' and starts_with(v.voice, 'PER:') and regexp_matches(t.body, '^(ORG:|GRP:|TXT:|ISO:|[A-Z]{3}:(COP|MIL|SPY)$)')
        and not (starts_with(t.body, 'ISO:') and t.body not in (select id from state as s where s.document_id = c.document_id) and (c.document_id, t.person) not in (select (document_id, person) from mouth))
        and not (regexp_matches(t.body, '^[A-Z]{3}:') and not starts_with(t.body, 'ORG:') and not starts_with(t.body, 'ISO:') and not starts_with(t.body, 'TXT:') and not starts_with(t.body, 'GRP:')
            and (coalesce(p.country <> left(t.body, 3), false) or coalesce(p.sector <> right(t.body, 3) and p.sector in ('REB', 'PRM', 'UAF', 'SEP', 'INS', 'CRM'), false)))
        and t.body not in ('ORG:un', 'ORG:eu')
        and (t.speaks or not regexp_matches(t.body, 'ministry'))
    group by c.id having count(distinct t.body) = 1
) as b
where b.claim_id = voice.claim_id;

-- Who leads or speaks for a body that the same text hears, too, is heard as that body: "hospital director X ... The hospital said",
-- "the doctors' union ... its spokesman, X". Not who is of two such bodies.
update voice set voice = b.voice, name = b.name
from (
    with heard as (
        select
            v.claim_id, c.document_id, c.starts, v.voice, v.name, starts_with(v.voice, 'PER:') as person, lower(l.source_text) as told,
            regexp_replace(lower(l.source_text), '^(the|a|an|its|his|her|their|.*[''’]s) +', '') as words
        from voice as v join claim as c on c.id = v.claim_id join called as l on l.claim_id = v.claim_id where v.class = 'named'
    ),
    body as (
        select document_id, voice, any_value(name order by length(name) desc, name) as name, list(distinct words) as words, min(starts) as starts
        from heard where not person and not starts_with(voice, 'ISO:') and regexp_matches(words, '\b' || body_word() || '$') group by document_id, voice
    ),
    chief as (  -- those who lead or speak, with what their text calls them
        select document_id, voice, string_agg(told, ' | ' order by told) as words, min(starts) as starts
        from (
            select document_id, voice, told, starts from heard where person
            union all
            select h.document_id, h.voice, lower(o.role || ' | ' || o.text), o.starts from (select distinct document_id, voice from heard where person) as h
            join office as o on o.document_id = h.document_id and o.person_id = h.voice and not o.former
        )
        group by document_id, voice having regexp_matches(string_agg(told, ' | '), '\b' || chief_word() || '\b')
    ),
    tie as (
        select p.document_id, p.voice, b.voice as body, b.name
        from chief as p join body as b on b.document_id = p.document_id and len(list_filter(b.words, lambda w: contains(p.words, w))) > 0
        union all
        -- "its director, X", "spokesman X": of the body that was heard last before
        (
            select p.document_id, p.voice, b.voice, b.name
            from chief as p join body as b on b.document_id = p.document_id and b.starts < p.starts
            where regexp_matches(p.words, '(^|\| )((its|their) [a-z -]*' || chief_word() || '|(the )?' || words('spokesman') || ')\b') and not regexp_matches(p.words, '\b' || body_word() || '\b')
            qualify row_number() over (partition by p.document_id, p.voice order by b.starts desc, b.voice) = 1
        )
    )
    select h.claim_id, any_value(t.body) as voice, any_value(t.name) as name
    from heard as h join tie as t on t.document_id = h.document_id and t.voice = h.voice
    group by h.claim_id having count(distinct t.body) = 1
) as b
where b.claim_id = voice.claim_id;

-- A foreign ministry speaks for its country, where the same text hears the country, too; one that our tables know by name is heard for it.
update voice set voice = s.voice, name = s.name
from (
    with spoken as (
        select
            v.claim_id, c.document_id, v.name, v.voice, c.starts, starts_with(v.voice, 'ISO:') as country,
            coalesce('ISO:' || upper(nullif(regexp_extract(v.voice, '^ORG:([a-z]{3})-foreign-ministry$', 1), '')), case when starts_with(v.voice, 'ORG:') then 'ISO:' || l.country end, v.voice) as id
        from voice as v
        join claim as c on c.id = v.claim_id
        left join (select claim_id, any_value(source_country) as country from link semi join voice using (claim_id) where source_country is not null group by claim_id) as l on l.claim_id = v.claim_id
        where regexp_matches(v.voice, '^(ISO:|ORG:[a-z]{3}-foreign-ministry$)') or (starts_with(v.voice, 'ORG:') and regexp_matches(lower(v.name), '\b' || words('foreign_office') || '\b') and l.country is not null)
    ),
    one as (
        select
            document_id, id, any_value(name order by starts) filter (country) as name,
            any_value(voice) filter (not country and not regexp_matches(voice, '^ORG:[a-z]{3}-')) as known, any_value(name) filter (not country and not regexp_matches(voice, '^ORG:[a-z]{3}-')) as known_name
        from spoken group by document_id, id having bool_or(country) and not bool_and(country)
    )
    select p.claim_id, coalesce(o.known, o.id) as voice, coalesce(o.known_name, o.name || '’s foreign ministry') as name
    from spoken as p join one as o on o.document_id = p.document_id and o.id = p.id
) as s
where s.claim_id = voice.claim_id;

-- Texts whose paragraphs are single sentences, as broadcasters write, run on: no paragraph ends in them but at a headline.
create or replace temp table flow as
with told as (
    select d.id, p as paragraph from document as d, unnest(string_split_regex(d.text, '\n+')) as x(p)
    where d.id in (select document_id from dirty) and regexp_matches(p, '[.!?]["”’'']?\s*$')
),
one_line as (select id from told group by id having count(*) >= 4 and count(*) filter (not regexp_matches(paragraph, '[.!?]["”’'']? +["“‘'']?\p{Lu}')) >= 0.7 * count(*))
select d.id, case when o.id is null then d.text else regexp_replace(d.text, '([.!?]["”’'']?)\n\n', '\1  ', 'g') end as text
from document as d left join one_line as o on o.id = d.id where d.id in (select document_id from dirty);

-- What follows a source's figure in the same sentence, or in the next of the same paragraph, is that source's, unless it looks further back;
-- what goes before it, only within its clause. Parts are told by who tells of their whole. Who counts weapons is not heard on the dead behind them.
update voice set voice = t.voice, name = t.name, class = t.class
from (
    with told as (
        select
            c.id, c.document_id, c.starts, c.ends, c.first_day, c.rule, f.measure, f.scope, v.*, regexp_matches(c.rule, '^figure\.(seized|found|fired|damaged|struck)\.') as things,
            c.modality <> 'denied' and (v.class = 'named' or (v.class = 'unnamed' and c.id in (select claim_id from called))) as told
        from figure as f join claim as c on c.id = f.claim_id join voice as v on v.claim_id = c.id
    )
    select x.claim_id, y.voice, y.name, y.class
    from told as x
    join told as y on y.document_id = x.document_id and y.claim_id <> x.claim_id and x.starts - y.ends between -400 and 320
    join flow as d on d.id = x.document_id
    cross join lateral (select substr(d.text, least(x.starts, y.starts) + 1, abs(x.starts - y.starts)) as gap) as g
    where x.class = 'outlet' and y.told and (not y.things or x.measure = y.measure) and not contains(g.gap, chr(10))
        -- "15 Britons were among the 38 dead, Britain said": the 38 are known before
        and not regexp_matches(substr(d.text, greatest(x.starts - 10, 1), 11), '(?i)\bamong the\s*$')
        -- "Five were counted dead by the premier, whereas Tokyo never had more than three"; "Of the 145 missing nobody speaks any more"
        and not (x.starts < y.starts and regexp_matches(g.gap, '\b' || words('contrast') || '\b'))
        and not (regexp_matches(g.gap, '[.!?]["”]? ') and regexp_matches(substr(d.text, x.starts + 1, 80), '^[^.!?]*\b(?i:' || words('no_teller') || ')\b'))
        -- "Ten died, the mayor said, and a man was found dead in another town"
        and not (y.starts < x.starts and x.rule like '%.one' and regexp_matches(g.gap, ', (and|while) [^,.;]*$'))
        -- "Britain said, making it the deadliest attack since 52 were killed in London"
        and not (y.starts < x.starts and regexp_matches(g.gap, '\b' || words('worst') || '\b[^.]* since ')) and (y.starts < x.starts or not contains(g.gap, ';'))
        and (not regexp_matches(g.gap, '[.!?]["”]? ') or (y.starts < x.starts and len(regexp_extract_all(g.gap, '[.!?]["”]? ')) = 1 and (
            -- "A day earlier the figure stood at 21"
            (x.measure = y.measure and regexp_matches(g.gap || substr(d.text, x.starts + 1, 40), '(?i)[.!?]["”]? ' || words('some_time') || ' ' || words('stretch') || ' ' || words('back') || ',? (the|their|its) ' || words('number') || '\b'))
            or (x.first_day is null or x.rule like '%.part' or x.rule like '%.again')
            and (x.rule like '%.part' or x.rule like '%.again' or x.scope is distinct from 'cumulative' or x.measure <> y.measure))))
    qualify row_number() over (partition by x.claim_id order by abs(x.starts - y.starts), y.claim_id) = 1
) as t
where t.claim_id = voice.claim_id;

-- A headline, and an outlet's own words, tell what the text tells: their figure is that of the source who gives it in the same text.
update voice set voice = t.voice, name = t.name, class = t.class
from (
    with told as (
        select
            c.id, c.document_id, c.starts, c.first_day, c.last_day, d.published, f.measure, f.vague, f.low, f.high, coalesce(f.point, f.low, f.high) as n, v.*,
            coalesce(regexp_extract(lower(f.of_whom), '[\p{L}]+$'), '') as noun,
            d.title is not null and starts_with(ltrim(d.text, chr(10) || ' '), d.title) and c.starts < length(d.title) as headline
        from figure as f join claim as c on c.id = f.claim_id join voice as v on v.claim_id = c.id join document as d on d.id = c.document_id
        where c.modality <> 'denied' -- who denies a figure does not give it
    )
    select x.claim_id, y.voice, y.name, y.class
    from told as x
    join told as y on y.document_id = x.document_id and y.measure = x.measure and y.n = x.n and y.vague = x.vague and not y.headline and y.claim_id <> x.claim_id
    where ((y.class = 'named' and y.voice <> x.voice and (x.headline or x.class <> 'named')) or (y.class = 'unnamed' and x.class = 'outlet' and x.headline))
        and (x.headline or x.last_day is null or x.last_day >= coalesce(y.first_day, y.published) - 3) -- nor are the 20 of last winter today's 20
        -- "at least 49" of officials without a name echoes the governor's 49, and is not his
        and (x.headline or x.class = 'outlet' or (x.low is not distinct from y.low and x.high is not distinct from y.high))
        -- five civilians who were hurt elsewhere are not the five survivors
        and (x.headline or x.noun = y.noun or regexp_matches(x.noun, '^' || words('of_no_kind') || '?$') or regexp_matches(y.noun, '^' || words('of_no_kind') || '?$'))
    qualify row_number() over (partition by x.claim_id order by y.class, y.starts, y.claim_id) = 1
) as t
where t.claim_id = voice.claim_id;

-- "Tokyo" is the Japanese government.
update voice set name = f.name
from force as f
where voice.class = 'named' and starts_with(voice.voice, 'ISO:') and f.id = substr(voice.voice, 5) || ':GOV' and not contains(voice.name, ' ')
    and voice.name in (select name from capital where country = substr(voice.voice, 5));

-- A government is no country: who speaks for it, and "Somalia's government", are called by it.
update voice set name = f.name
from called as l join force as f on f.id = substr(l.source_id, 5) || ':GOV'
where l.claim_id = voice.claim_id and voice.class = 'named' and starts_with(voice.voice, 'ISO:') and l.source_id = voice.voice and regexp_matches(lower(l.source_text), '\bgovernment\b');

-- "The army", "police" of a country are called so that they can be told from those of others.
update voice set name = f.name from force as f
where voice.voice = f.id and voice.class = 'named' and not coalesce(regexp_matches(substr(voice.name, 2), '[A-Z]'), false);
