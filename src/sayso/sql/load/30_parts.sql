-- The parts of fresh claims, each in its own table.
insert into link
with parts as (
    select id, published, unnest((j->'$.attribution.chain')::json[]) as l, generate_subscripts((j->'$.attribution.chain')::json[], 1) - 1 as n from fresh
)
select
    id, n, l->>'$.source.id', l->>'$.source.text', l->>'$.source.name', l->>'$.source.class', l->>'$.source.country', l->>'$.source.sector',
    (l->>'$.source.start')::integer, (l->>'$.source.end')::integer,
    l->>'$.cue', l->>'$.form', l->>'$.said', (l->>'$.content.start')::integer, (l->>'$.content.end')::integer, published
from parts;

insert into evidence
with parts as (select id, unnest((j->'$.evidence')::json[]) as e, generate_subscripts((j->'$.evidence')::json[], 1) - 1 as n from fresh)
select id, n, (e->>'$.start')::integer, (e->>'$.end')::integer, e->>'$.text' from parts;

insert into event
select id, j->>'$.event.type', j->>'$.event.mode', (j->'$.event.contexts')::varchar[], (j->'$.event.figures')::varchar[],
    j->>'$.event.same_as', coalesce((j->>'$.event.known')::boolean, false)
from fresh where j->>'$.kind' = 'event';

insert into figure
select
    id, j->>'$.figure.measure', (j->>'$.figure.low')::bigint, (j->>'$.figure.point')::bigint, (j->>'$.figure.high')::bigint,
    (j->>'$.figure.vague')::boolean, j->>'$.figure.words', j->>'$.figure.of', j->>'$.figure.group', j->>'$.figure.scope', j->>'$.figure.event'
from fresh where j->>'$.kind' = 'figure';

insert into relation select id, j->>'$.relation.type' from fresh where j->>'$.kind' = 'relation';

insert into position select id, j->>'$.position.attitude', j->>'$.position.topic' from fresh where j->>'$.kind' = 'position';

insert into actor_ref
with lists as (
    select id, published, 'actor' as role, (j->'$.event.actors')::json[] as refs from fresh
    union all select id, published, 'recipient', (j->'$.event.recipients')::json[] from fresh
    union all select id, published, 'by', [j->'$.figure.by'] from fresh where j->>'$.figure.by.id' is not null
    union all select id, published, 'from', [j->'$.relation.from'] from fresh where j->>'$.relation.from.id' is not null
    union all select id, published, 'to', [j->'$.relation.to'] from fresh where j->>'$.relation.to.id' is not null
    union all select id, published, 'holder', [j->'$.position.holder'] from fresh where j->>'$.position.holder.id' is not null
    union all select id, published, 'toward', [j->'$.position.toward'] from fresh where j->>'$.position.toward.id' is not null
),
parts as (select id, published, role, unnest(refs) as a, generate_subscripts(refs, 1) - 1 as n from lists where len(refs) > 0)
select
    id, role, n, a->>'$.id', a->>'$.text', a->>'$.name', a->>'$.country', a->>'$.sector', (a->>'$.start')::integer, (a->>'$.end')::integer, published
from parts;

insert into place_ref
with lists as (
    select id, 'place' as role, [coalesce(j->'$.event.place', j->'$.figure.place')] as refs from fresh
    where coalesce(j->>'$.event.place.name', j->>'$.figure.place.name') is not null
    union all select id, 'places', (j->'$.event.places')::json[] from fresh
    union all select id, 'to', [j->'$.relation.to'] from fresh where j->>'$.kind' = 'relation' and j->>'$.relation.to.id' is null
),
parts as (select id, role, refs[1] as site, unnest(refs) as p, generate_subscripts(refs, 1) - 1 as n from lists where len(refs) > 0)
select
    id,
    -- 'around': the town or region that a site on no map is in, no place of its own
    case
        when role = 'places' and n > 0 and site->>'$.geonameid' is null and (p->>'$.start')::integer >= (site->>'$.end')::integer
            and (p->>'$.precision' = 'region' or (p->>'$.lat' = site->>'$.lat' and p->>'$.lon' = site->>'$.lon'))
        then 'around'
        else role
    end,
    n, p->>'$.text', p->>'$.name', p->>'$.country', p->>'$.admin1', (p->>'$.lat')::double, (p->>'$.lon')::double,
    p->>'$.precision', (p->>'$.geonameid')::bigint, (p->>'$.start')::integer, (p->>'$.end')::integer
from parts;

insert into discrepancy by name
select id, kind, claims, accounts, note, document_id, claims[1] as first_claim, claims[2] as second_claim
from incoming_discrepancy
where id not in (select id from discrepancy);
