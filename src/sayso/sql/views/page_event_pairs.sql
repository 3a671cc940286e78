-- Pairs of claims that were compared: those that hang an event together, and those that lead out of it to another event, most points first.
with own as (select claim_id from happening_claim where happening_id = $id),
inside as (
    select * from likeness
    where joined and event_a = event_mark($id) and a in (select claim_id from own)
    order by points desc, a, b limit 12
),
outside as (
    select *, b as other from likeness where not joined and event_a = event_mark($id) and a in (select claim_id from own)
    union all
    select *, a as other from likeness where not joined and event_b = event_mark($id) and b in (select claim_id from own)
    order by points desc, a, b limit 60
),
home as (select claim_id, happening_id from happening_claim where claim_id in (select other from outside))
select *, null as other, null as other_event from inside
union all
select o.*, h.happening_id from outside as o join home as h on h.claim_id = o.other where h.happening_id <> $id
order by joined desc, points desc, a, b;
