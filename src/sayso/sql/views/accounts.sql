-- One row an account that rests on a selected claim: who counts what as of when, and how it stands to the others.
-- By `source_body`, `source_sector` and the words it is `source_called` by, sayso.kinds says what kind of source it is.
with wanted as (
    select *, split_part(voice, ' in ', 1) as body from account
    where id in (select id from (select id, unnest(claims) as claim_id from account) where claim_id in (select id from selected))
),
known as (
    select source_id as id, mode(source_sector) as sector, mode(source_country) as country, mode(lower(source_name)) as name
    from link where source_id in (select body from wanted) group by source_id
    union
    select actor_id, mode(sector), mode(country), mode(lower(name)) from actor_ref
    where actor_id in (select body from wanted) and actor_id not in (select source_id from link where source_id is not null) group by actor_id
),
written as (  -- the words by which the account's first claim that has a source names it: a person by name as their text, or the first that does, says
    -- what office they hold, "it" and "their spokesman" as their text first calls them
    with heard as (
        select a.id, l.claim_id, l.source_id, l.source_text as words, regexp_matches(lower(l.source_text), '^(he|she|it|they|who|which|its|their|his|her)\b') as pointing
        from (select id, unnest(claims) as claim_id, generate_subscripts(claims, 1) as turn from wanted where voice_class = 'named') as a
        join link as l on l.claim_id = a.claim_id and l.source_text is not null
        qualify row_number() over (partition by a.id order by a.turn, l.position desc) = 1
    ),
    told as (select h.*, c.document_id from heard as h join claim as c on c.id = h.claim_id),
    spelt as (
        select c.document_id, l.source_id, arg_min(l.source_text, (not regexp_matches(l.source_text, '\p{Lu}'), c.starts, l.source_text)) as words
        from link as l join claim as c on c.id = l.claim_id semi join (select document_id, source_id from told where pointing) as t on t.document_id = c.document_id and t.source_id = l.source_id
        where not regexp_matches(lower(l.source_text), '^(he|she|it|they|who|which|its|their|his|her)\b')
        group by c.document_id, l.source_id
    ),
    held as (
        select document_id, person_id, arg_max(text, (length(text), -starts)) as words from office
        where person_id in (select source_id from told union select voice from wanted) and not former group by document_id, person_id
    ),
    first_held as (
        select person_id, arg_min(h.words, (d.published, d.id)) as words from held as h join document as d on d.id = h.document_id group by person_id
    )
    select t.id, coalesce(case when starts_with(t.source_id, 'PER:') and regexp_matches(t.words, '\p{Lu}') or t.pointing then coalesce(h.words, f.words) end, s.words, t.words) as words
    from told as t left join spelt as s on s.document_id = t.document_id and s.source_id = t.source_id
        left join held as h on h.document_id = t.document_id and h.person_id = t.source_id
        left join first_held as f on f.person_id = t.source_id
    union all
    -- "Thirty people are under arrest", of a person whom the text gives another number
    select a.id, arg_min(h.words, h.document_id) from wanted as a join held as h on h.person_id = a.voice and list_contains(a.documents, h.document_id)
    where a.voice_class = 'named' and a.id not in (select id from told) group by a.id
)
select
    a.id, a.happening_id as event, a.measure, a.low, a.point, a.high, a.vague, a.words, a.of_whom as "of", a.people as "group",
    a.place, a.country, a.when_edtf as "when", a.voice as source_id, a.voice_name as source, w.words as source_text, a.voice_class as source_class,
    a.body as source_body, k.sector as source_sector, k.country as source_country, concat_ws(' | ', k.name, a.voice_name, w.words) as source_called,
    a.as_of_edtf as as_of, a.status, a.supersedes, a.contradicts, a.echo_of, a.part_of, a.documents, a.claims
from wanted as a
left join known as k on k.id = a.body
left join written as w on w.id = a.id
order by a.country nulls last, a.happening_id nulls first, a.measure, a.place nulls first, a.voice_class, a.voice, a.people nulls first, a.as_of, a.point, a.id;
