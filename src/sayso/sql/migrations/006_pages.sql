-- The ledger, version 6: what lets the pages of a large ledger answer at once.

-- When the first claim of a discrepancy was published.
alter table discrepancy add column newest date;

update discrepancy set newest = d.published
from claim as c join document as d on d.id = c.document_id
where c.id = discrepancy.claims[1];

-- Of which events the two claims of a pair are: a number made of the event's id, which a few others share. The pairs stand in
-- the order of this number, so that those of one event are found without looking at the others.
create macro event_mark(id) as (hash(id) % 65536)::usmallint;

alter table likeness add column event_a usmallint;

alter table likeness add column event_b usmallint;

create temp table marked as
select l.* exclude (event_a, event_b), event_mark(x.happening_id) as event_a, event_mark(y.happening_id) as event_b
from likeness as l
join happening_claim as x on x.claim_id = l.a
join happening_claim as y on y.claim_id = l.b;

delete from likeness;

insert into likeness by name select * from marked order by event_a;

drop table marked;

-- Whom and what a claim names (sql/load/60_marks.sql): codes of countries between spaces; names and words in lower case, and ids, a line each.
alter table claim add column countries varchar;

alter table claim add column places varchar;

alter table claim add column actors varchar;

alter table claim add column actor_ids varchar;

alter table claim add column sources varchar;

alter table claim add column source_ids varchar;

create temp table fresh as select id from claim;

update claim set countries = m.countries, places = m.places, actors = m.actors, actor_ids = m.actor_ids, sources = m.sources, source_ids = m.source_ids
from (
    with named as (
        select claim_id, 'actor' as part, country, actor_id as id, [lower(name), lower(text)] as words from actor_ref semi join fresh on fresh.id = claim_id
        union all
        select claim_id, 'place', country, null, [lower(name), lower(text)] from place_ref semi join fresh on fresh.id = claim_id
        union all
        select claim_id, 'source', null, source_id, [lower(source_name), lower(source_text)] from link semi join fresh on fresh.id = claim_id
    ),
    spread as (select claim_id, part, country, id, unnest(words) as word from named),
    told as (
        select
            claim_id,
            ' ' || string_agg(distinct country, ' ' order by country) || ' ' as countries,
            string_agg(distinct word, chr(10) order by word) filter (part = 'place') as places,
            string_agg(distinct word, chr(10) order by word) filter (part = 'actor') as actors,
            string_agg(distinct word, chr(10) order by word) filter (part = 'source') as sources,
            chr(10) || string_agg(distinct id, chr(10) order by id) filter (part = 'actor') || chr(10) as actor_ids,
            chr(10) || string_agg(distinct id, chr(10) order by id) filter (part = 'source') || chr(10) as source_ids
        from spread group by claim_id
    )
    select f.id, t.* exclude (claim_id) from fresh as f left join told as t on t.claim_id = f.id
) as m
where claim.id = m.id
    and (claim.countries, claim.places, claim.actors, claim.actor_ids, claim.sources, claim.source_ids)
        is distinct from (m.countries, m.places, m.actors, m.actor_ids, m.sources, m.source_ids);

-- A row for each two actors of a claim that asserts a tie or a deed between them (sql/load/70_ties.sql).
create table tie (
    claim_id  varchar not null, document_id varchar not null, position integer not null, published date,
    kind      varchar not null,  -- relation, event
    type      varchar not null,
    from_id   varchar not null, from_name varchar not null,
    from_node varchar not null,  -- the state's own (government, army) is its country
    to_id     varchar not null, to_name varchar not null, to_node varchar not null,
    source    varchar not null,  -- who says so, as a step of influence is told
    told_when varchar            -- EDTF
);

insert into tie
with told as (
    select claim_id, type from relation semi join fresh on fresh.id = claim_id
    union all
    select claim_id, type from event semi join fresh on fresh.id = claim_id
),
one as (
    select
        claim_id, role, actor_id, name,
        case when country is not null and coalesce(sector, 'GOV') in ('GOV', 'MIL') and (starts_with(actor_id, 'ISO:') or sector is not null) then 'ISO:' || country else actor_id end as node
    from actor_ref semi join fresh on fresh.id = claim_id
    where role in ('from', 'actor', 'to', 'recipient')
)
select
    c.id, c.document_id, c.position, d.published, c.kind, t.type, a.actor_id, a.name, a.node, b.actor_id, b.name, b.node,
    coalesce(c.source_name, case when c.source_class is null and c.hedge is null then 'the outlet' else 'unnamed' end),
    coalesce(c.when_edtf, c.said, d.published::varchar)
from told as t
join claim as c on c.id = t.claim_id
join document as d on d.id = c.document_id
join one as a on a.claim_id = c.id and a.role in ('from', 'actor')
join one as b on b.claim_id = c.id and b.role in ('to', 'recipient')
where c.modality = 'asserted' and c.polarity = 'affirmed' and a.actor_id <> b.actor_id;

drop table fresh;
