-- Pairs of claims that were compared: those that hang an event of these claims together, and those that lead out of it to another
-- claim, most points first.
with inside as (
    select *, null as other from likeness
    where joined and event_a = event_mark($id) and list_contains($ids::varchar[], a)
    order by points desc, a, b limit 12
),
outside as (
    select *, b as other from likeness where not joined and event_a = event_mark($id) and list_contains($ids::varchar[], a)
    union all
    select *, a as other from likeness where not joined and event_b = event_mark($id) and list_contains($ids::varchar[], b)
    order by points desc, a, b limit 60
)
select * from inside union all select * from outside
order by joined desc, points desc, a, b;
