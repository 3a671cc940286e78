-- Whom a name stands for, once the offices that all documents tell of are known. What the document itself says goes first,
-- then what other documents say, then our tables. The claims stay as they were read: only the columns that listings ask
-- change (09_names), and `as_read` keeps what they were.
--
-- A person is known by an office that some document gives in so many words ("Turkish Foreign Minister Hakan Fidan"), seen not
-- too long before or after. A last name alone ("Fidan") is known when only one person of the ledger has it.

-- Asked anew are the names in documents looked at anew, and those of persons of whom these say, or said, something else than before.
create or replace temp table name_asked as
with named as (
    (from person_named_now except from person_named_was) union all (from person_named_was except from person_named_now)
),
told as (
    (from office_seen_now except from office_seen_was) union all (from office_seen_was except from office_seen_now)
),
bearing as (
    select last_name from named where starts_with(id, 'PER:') and not short union select last_name from told
)
from person_named
where document_id in (select document_id from dirty) or (short and last_name in (from bearing)) or id in (select person_id from told);

create or replace temp table known_as_was as
from known_as
where document_id in (select document_id from dirty) or (document_id, read_id) in (select (document_id, id) from name_asked);

create or replace temp table known_as_now as
with told as (  -- what the document says of them itself
    select document_id, person_id, bool_or(stated or former) as whole, list(distinct class) as classes
    from office semi join name_asked as a on a.document_id = office.document_id group by all
),
asked as (select distinct last_name, published from name_asked where short),
bearer as (  -- who has a last name
    select distinct published, id, last_name from person_named
    where starts_with(id, 'PER:') and not short and last_name in (select last_name from asked)
    union
    select day, person_id, last_name from office_seen where last_name in (select last_name from asked)
),
only_one as (
    select a.last_name, a.published, any_value(b.id) as person_id
    from asked as a
    join bearer as b
        on b.last_name = a.last_name
        and b.published between a.published - getvariable('office_after')::integer and a.published + getvariable('office_before')::integer
    group by a.last_name, a.published
    having count(distinct b.id) = 1
),
meant as (
    select document_id, id as read_id, published, country, sector, id as person_id from name_asked where not short
    union all
    select p.document_id, p.id, p.published, p.country, p.sector, o.person_id
    from name_asked as p join only_one as o on o.last_name = p.last_name and o.published = p.published where p.short
),
-- of each day the first document that tells of a person's office, and the next one for what the first names itself
seen as (
    select *, row_number() over (partition by person_id, day order by document_id) as turn
    from (
        from office_seen where person_id in (select person_id from meant)
        qualify row_number() over (partition by person_id, day, document_id order by role, country, sector, class, person) = 1
    )
    qualify turn <= 2
),
first_seen as (from seen where turn = 1),
beside as (
    select m.document_id, m.read_id, s.* exclude (document_id, turn), s.document_id as told_in
    from meant as m join seen as s on s.person_id = m.person_id and s.day = m.published and s.document_id <> m.document_id
    union all
    select m.document_id, m.read_id, s.* exclude (document_id, turn), s.document_id
    from meant as m asof join first_seen as s on s.person_id = m.person_id and m.published > s.day
    union all
    select m.document_id, m.read_id, s.* exclude (document_id, turn), s.document_id
    from meant as m asof join first_seen as s on s.person_id = m.person_id and m.published < s.day
),
near as (
    select m.*, s.person, s.role, s.class, s.country as seen_country, s.sector as seen_sector, s.told_in, s.day
    from meant as m
    join beside as s on s.document_id = m.document_id and s.read_id = m.read_id
    where s.day between m.published - getvariable('office_after')::integer and m.published + getvariable('office_before')::integer
    qualify row_number() over (partition by m.document_id, m.read_id order by abs(s.day - m.published), s.day, s.told_in) = 1
),
ours as (  -- what our tables say of them on that day
    select n.document_id, n.read_id, any_value(t.country) as country,
        case when bool_or(n.published between coalesce(edtf_first(t.began), n.published) and coalesce(edtf_last(t.ended), n.published)) then any_value(t.sector)
            when any_value(t.sector) = 'GOV' then 'ELI' else any_value(t.sector) end as sector
    from near as n join term as t on t.actor_id = n.person_id group by all
)
select
    n.document_id, n.read_id, n.person_id as actor_id, n.person as name,
    n.seen_country as country, n.seen_sector as sector, n.role, n.told_in, n.day as told
from near as n
left join told as t on t.document_id = n.document_id and t.person_id = n.read_id
left join ours as o on o.document_id = n.document_id and o.read_id = n.read_id
where (t.person_id is null or (not t.whole and list_contains(t.classes, n.class)))
    and (n.country is null or n.country is not distinct from n.seen_country or n.country is not distinct from o.country or t.person_id is not null)
    and (n.sector is null or n.sector is not distinct from n.seen_sector or n.sector is not distinct from o.sector)
    and (n.read_id, n.country, n.sector) is distinct from (n.person_id, n.seen_country, n.seen_sector);

delete from known_as
where document_id in (select document_id from dirty) or (document_id, read_id) in (select (document_id, id) from name_asked);

insert into known_as by name from known_as_now;

-- Documents in which a name now stands for someone else are looked at anew; by which other document that is known changes nothing in them.
insert into dirty
select distinct document_id from (
    (select document_id, read_id, actor_id, name, country, sector from known_as_now except select document_id, read_id, actor_id, name, country, sector from known_as_was)
    union all
    (select document_id, read_id, actor_id, name, country, sector from known_as_was except select document_id, read_id, actor_id, name, country, sector from known_as_now)
)
where document_id not in (select document_id from dirty);
