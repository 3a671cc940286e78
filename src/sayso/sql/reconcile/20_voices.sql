-- Who vouches for each claim, as one entity: the innermost source of its chain.
-- "The union", "the force", "an army spokesman" are the one actor of their document whose name has that word, when there is one;
-- "the Delta Union" is only who has that name.
-- Someone an outlet does not name is no source of their own: the outlet vouches. A copy speaks with its original's voice.
-- `voice` is made for the documents looked at anew (`dirty`); the program puts it into the ledger's table after the last 2x step.
-- A body that counts the dead (a union of doctors, an agency of the UN) did not kill them, even when the words can be read so.
create or replace temp macro body_word() as '(' || words('body') || '|' || words('bodies') || ')s?';

create or replace temp macro chief_word() as '(' || words('head') || '|' || words('spokesman') || '|' || words('chiefs') || ')';

create or replace temp table voice as
with asked as (select c.id, c.document_id, c.kind, c.source_class, c.hedge from claim as c semi join dirty as d on d.document_id = c.document_id),
place_of as (
    select d.id, coalesce(o.id, d.id) as original, coalesce(o.outlet, d.outlet) as outlet
    from document as d
    left join document_copy as x on x.document_id = d.id
    left join (select id, outlet from document where id in (select original_id from document_copy)) as o on o.id = x.original_id
    where d.id in (select document_id from dirty)
),
seen as (
    -- those who saw it are a source of their own, whatever their name: "residents", "clan elders in the town"
    select
        claim_id, position, cue, source_id, source_name, source_text,
        case when regexp_matches(lower(source_text), '^((' || words('several') || '|' || words('around') || ') )*' || words('witness') || '\b') then 'named' else source_class end as source_class,
        regexp_matches(lower(source_text), '^((' || words('several') || '|' || words('around') || ') )*(' || words('nameless') || '|estimates|reports|media)$') as nameless
    from link where source_id is not null and claim_id in (select id from asked)
),
innermost as (
    -- what somebody said, "citing eyewitnesses", that one said
    select claim_id, source_id, source_name, source_text, source_class
    from seen
    qualify row_number() over (partition by claim_id order by coalesce((nameless or (source_class = 'unnamed' and regexp_matches(lower(source_text), '^(' || words('one') || '|its|their) (\p{L}+ )*(' || words('nameless') || '|' || words('helper') || ')\b'))) and cue in ('citing', 'quoting'), false), position desc) = 1
),
loose as (
    -- the word that says who: "the defence ministry" -> ministry, "an army spokesman" -> army
    select distinct
        c.document_id, i.source_id,
        list_transform(regexp_extract_all(coalesce(i.source_name, ''), '\b\p{Lu}[\p{L}]+'), lambda w: lower(w)) as proper,
        list_last(regexp_extract_all(
            regexp_replace(substr(i.source_id, 5), '\b' || words('mouth') || '\b.*$', ''),
            '[\p{L}]+'
        )) as word
    from innermost as i join asked as c on c.id = i.claim_id
    where starts_with(i.source_id, 'TXT:')
        and (regexp_matches(lower(i.source_name), '^the ') or regexp_matches(lower(i.source_id), '\b(' || words('spokesman') || '|statement)\b') or not contains(substr(i.source_id, 5), ' '))
),
known as (
    select distinct c.document_id, l.source_id as id, l.source_name as name, lower(coalesce(l.source_name, '') || ' ' || coalesce(l.source_text, '')) as words
    from link as l join asked as c on c.id = l.claim_id where l.source_id is not null and not starts_with(l.source_id, 'TXT:')
    union
    select distinct c.document_id, a.actor_id, a.name, lower(a.name || ' ' || a.text)
    from actor_ref as a join asked as c on c.id = a.claim_id where not starts_with(a.actor_id, 'TXT:')
),
meant as (
    select l.document_id, l.source_id, any_value(k.id) as id, min(k.name) as name
    from loose as l
    join known as k on k.document_id = l.document_id and len(l.word) > 3 and regexp_matches(k.words, '\b' || l.word || 's?\b')
        and len(list_filter(l.proper, lambda w: w <> 'the' and not contains(k.words, w))) = 0
        -- a body is nobody of its people: "the union" is not "a union spokesman, X"
        and not (starts_with(k.id, 'PER:') and regexp_matches(l.source_id, '\b' || body_word() || '$'))
    group by l.document_id, l.source_id
    having count(distinct k.id) = 1
),
counter as (
    select claim_id, any_value(actor_id order by position) as id, any_value(name order by position) as name
    from actor_ref where role = 'by' and claim_id in (select id from asked)
        and (sector in ('NGO', 'IGO', 'MED') or (sector = 'LAB' and regexp_matches(lower(name), '\b' || words('association') || '\b'))) group by claim_id
)
select
    c.id as claim_id,
    case
        when m.id is not null then m.id
        when i.source_class = 'named' then i.source_id
        when i.claim_id is null and c.kind = 'figure' and n.id is not null then n.id
        else 'outlet ' || coalesce(p.outlet, p.original)
    end as voice,
    case
        when m.id is not null then m.name
        when i.source_class = 'named' then i.source_name
        when i.claim_id is null and c.kind = 'figure' and n.id is not null then n.name
        else p.outlet
    end as name,
    case
        when m.id is not null or i.source_class = 'named' or (i.claim_id is null and c.kind = 'figure' and n.id is not null) then 'named'
        when i.claim_id is not null or c.source_class is not null or c.hedge is not null then 'unnamed'
        else 'outlet'
    end as class
from asked as c
join place_of as p on p.id = c.document_id
left join innermost as i on i.claim_id = c.id
left join meant as m on m.document_id = c.document_id and m.source_id = i.source_id
left join counter as n on n.claim_id = c.id;
