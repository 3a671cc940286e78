-- Pairs of claims that were compared: those that hang an event together, and those that lead out of it to another event, most points first.
with own as (select claim_id from happening_claim where happening_id = $id),
pair as materialized (select * from likeness where a in (select claim_id from own) or b in (select claim_id from own)),
inside as (select * from pair where joined order by points desc, a, b limit 12),
outside as (
    select *, case when a in (select claim_id from own) then b else a end as other
    from pair where not joined order by points desc, a, b limit 60
),
home as (select claim_id, happening_id from happening_claim where claim_id in (select other from outside))
select *, null as other, null as other_event from inside
union all
select o.*, h.happening_id from outside as o join home as h on h.claim_id = o.other where h.happening_id <> $id
order by joined desc, points desc, a, b;
