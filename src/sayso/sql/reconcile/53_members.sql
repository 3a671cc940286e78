-- Whose event is found again (`scope`), and around it the events that are near to these claims (`border`): when none of these becomes
-- another one, nothing farther away does. `member` are both, in the order of documents; `edge` the pairs among them.
-- `moved` are the pairs kept before of which a claim is in `scope` or went: they are found by the marks of its event.
create or replace temp table moved as
with claims as (select id from scope union select id from stale),
marks as (select distinct event_mark(happening_id) as mark from happening_claim semi join claims on claims.id = claim_id)
select a, b, points, columns(lambda c: c not in ('a', 'b', 'points', 'joined', 'event_a', 'event_b'))::level_name, rowid as row from likeness
where (event_a in (select mark from marks) or event_b in (select mark from marks)) and (a in (select id from claims) or b in (select id from claims));

create or replace temp table border as
with beyond as (
    select b as id from moved where a in (select id from scope) and a not in (select id from stale)
    union
    select a from moved where b in (select id from scope) and b not in (select id from stale)
    union
    select unnest([a, b]) from near_now where a in (select id from scope) or b in (select id from scope)
    union
    select unnest([a, b]) from decision where undone_at is null and together and (a in (select id from scope) or b in (select id from scope))
),
home as (select distinct happening_id from happening_claim where claim_id in (select id from beyond) and claim_id not in (select id from scope))
select claim_id as id, happening_id from happening_claim semi join home using (happening_id) where claim_id not in (select id from scope);

create or replace temp table member as
select
    (row_number() over (order by f.published nulls last, f.document_id, f.position) - 1)::integer as n, f.*, b.happening_id as home,
    (row_number() over (order by f.id))::integer as by_id
from fact as f left join border as b on b.id = f.id
where b.id is not null or f.id in (select id from scope);

create or replace temp table edge as
with pair as (
    select a, b, points from moved where a not in (select id from stale) and b not in (select id from stale)
    union all
    -- within an event at the border; what held two of these apart still does as long as neither becomes another
    select a, b, points from likeness
    where joined and event_a in (select event_mark(happening_id) from border) and a in (select id from border)
    union all
    select a, b, points from near_now
)
select
    x.n as a, y.n as b, p.points,
    greatest(x.first_day - y.last_day, y.first_day - x.last_day, 0) as between_, x.by_id as a_by_id, y.by_id as b_by_id
from pair as p join member as x on x.id = p.a join member as y on y.id = p.b;
