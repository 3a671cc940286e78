-- Whom a name stands for, once the offices that all documents tell of are known. What the document itself says goes first,
-- then what other documents say, then our tables. The claims stay as they were read: only the columns that listings ask
-- change, and `as_read` keeps what they were.
--
-- A person is known by an office that some document gives in so many words ("Turkish Foreign Minister Hakan Fidan"), seen not
-- too long before or after. A last name alone ("Fidan") is known when only one person of the ledger has it.

-- Undo what the last reconciliation changed.
update actor_ref set actor_id = r.actor_id, name = r.name, country = r.country, sector = r.sector
from as_read as r
where r.part = 'actor_ref' and r.id = actor_ref.claim_id and r.role = actor_ref.role and r.position = actor_ref.position;

update link set source_id = r.actor_id, source_name = r.name, source_country = r.country, source_sector = r.sector
from as_read as r
where r.part = 'link' and r.id = link.claim_id and r.position = link.position;

update claim set source_id = r.actor_id, source_name = r.name from as_read as r where r.part = 'claim' and r.id = claim.id;

update quotation set source_id = r.actor_id, source_name = r.name, country = r.country, sector = r.sector
from as_read as r
where r.part = 'quotation' and r.id = quotation.id;

delete from as_read;

delete from known_as;

-- Persons as documents name them, without those of whom the document itself says what they are.
create or replace temp table person_named as
with every as (
    select c.document_id, a.actor_id as id, a.text, a.country, a.sector from actor_ref as a join claim as c on c.id = a.claim_id
    union all
    select c.document_id, l.source_id, l.source_text, l.source_country, l.source_sector
    from link as l join claim as c on c.id = l.claim_id where l.source_id is not null
    union all
    select document_id, source_id, source_text, country, sector from quotation where source_id is not null
)
select
    e.document_id, e.id, substr(e.id, 5) as words, max(e.country) as country, max(e.sector) as sector, any_value(d.published) as published,
    not contains(substr(e.id, 5), '-') as short
from every as e
join document as d on d.id = e.document_id
where d.published is not null
    and (starts_with(e.id, 'PER:') or (regexp_matches(e.id, '^TXT:[a-z]+$') and regexp_matches(e.text, '^\p{Lu}\p{Ll}+$')))
group by e.document_id, e.id;

create or replace temp table office_seen as
select o.document_id, o.person_id, o.person, o.role, o.class, o.country, o.sector, d.published as day
from office as o
join document as d on d.id = o.document_id
where o.stated and not o.former and o.sector is not null and d.published is not null;

insert into known_as
with told as (  -- what the document says of them itself
    select document_id, person_id, bool_or(stated or former) as whole, list(distinct class) as classes from office group by all
),
bearer as (  -- who has a last name
    select distinct published, id, regexp_extract(words, '[^-]+$') as last_name from person_named where starts_with(id, 'PER:') and not short
    union
    select day, person_id, regexp_extract(person_id, '[^-]+$') from office_seen
),
meant as (
    select p.document_id, p.id as read_id, p.published, p.country, p.sector, p.id as person_id from person_named as p where not p.short
    union all
    select p.document_id, p.id, p.published, p.country, p.sector, any_value(b.id)
    from person_named as p
    join bearer as b
        on b.last_name = p.words
        and b.published between p.published - getvariable('office_after')::integer and p.published + getvariable('office_before')::integer
    where p.short
    group by all
    having count(distinct b.id) = 1
),
near as (
    select m.*, s.person, s.role, s.class, s.country as seen_country, s.sector as seen_sector, s.document_id as told_in, s.day
    from meant as m
    join office_seen as s
        on s.person_id = m.person_id and s.document_id <> m.document_id
        and s.day between m.published - getvariable('office_after')::integer and m.published + getvariable('office_before')::integer
    qualify row_number() over (partition by m.document_id, m.read_id order by abs(s.day - m.published), s.day, s.document_id, s.role) = 1
),
ours as (  -- what our tables say of them on that day
    select n.document_id, n.read_id, any_value(t.country) as country,
        case when bool_or(n.published between coalesce(edtf_first(t.began), n.published) and coalesce(edtf_last(t.ended), n.published)) then any_value(t.sector)
            when any_value(t.sector) = 'GOV' then 'ELI' else any_value(t.sector) end as sector
    from near as n join term as t on t.actor_id = n.person_id group by all
)
select
    n.document_id, n.read_id, n.person_id, n.person,
    n.seen_country, n.seen_sector, n.role, n.told_in, n.day
from near as n
left join told as t on t.document_id = n.document_id and t.person_id = n.read_id
left join ours as o on o.document_id = n.document_id and o.read_id = n.read_id
where (t.person_id is null or (not t.whole and list_contains(t.classes, n.class)))
    and (n.country is null or n.country is not distinct from n.seen_country or n.country is not distinct from o.country or t.person_id is not null)
    and (n.sector is null or n.sector is not distinct from n.seen_sector or n.sector is not distinct from o.sector)
    and (n.read_id, n.country, n.sector) is distinct from (n.person_id, n.seen_country, n.seen_sector);

-- Keep what was read, and change it.
insert into as_read
select c.document_id, 'actor_ref', a.claim_id, a.role, a.position, a.actor_id, a.name, a.country, a.sector
from actor_ref as a join claim as c on c.id = a.claim_id join known_as as k on k.document_id = c.document_id and k.read_id = a.actor_id
union all
select c.document_id, 'link', l.claim_id, null, l.position, l.source_id, l.source_name, l.source_country, l.source_sector
from link as l join claim as c on c.id = l.claim_id join known_as as k on k.document_id = c.document_id and k.read_id = l.source_id
union all
select c.document_id, 'claim', c.id, null, null, c.source_id, c.source_name, null, null
from claim as c join known_as as k on k.document_id = c.document_id and k.read_id = c.source_id
union all
select q.document_id, 'quotation', q.id, null, null, q.source_id, q.source_name, q.country, q.sector
from quotation as q join known_as as k on k.document_id = q.document_id and k.read_id = q.source_id;

update actor_ref set actor_id = k.actor_id, name = k.name, country = k.country, sector = k.sector
from known_as as k, claim as c
where c.id = actor_ref.claim_id and k.document_id = c.document_id and k.read_id = actor_ref.actor_id;

update link set source_id = k.actor_id, source_name = k.name, source_country = k.country, source_sector = k.sector
from known_as as k, claim as c
where c.id = link.claim_id and k.document_id = c.document_id and k.read_id = link.source_id;

update claim set source_id = k.actor_id, source_name = k.name
from known_as as k
where k.document_id = claim.document_id and k.read_id = claim.source_id;

update quotation set source_id = k.actor_id, source_name = k.name, country = k.country, sector = k.sector
from known_as as k
where k.document_id = quotation.document_id and k.read_id = quotation.source_id;
