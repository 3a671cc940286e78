-- Pairs of claims that were compared: those that hang an event together, and those that lead out of it to another event, most points first.
with own as (select claim_id from happening_claim where happening_id = $id),
pair as (
    select * from likeness where a in (select claim_id from own)
    union
    select * from likeness where b in (select claim_id from own)
),
page as (
    (select * from pair where joined order by points desc, a, b limit 12)
    union all
    (select * from pair where not joined order by points desc, a, b limit 40)
),
outside as (select a as claim_id from page where not joined union select b from page where not joined),
home as (select claim_id, happening_id from happening_claim where claim_id in (select claim_id from outside) and happening_id <> $id)
select p.*, coalesce(x.happening_id, y.happening_id) as other_event
from page as p
left join home as x on x.claim_id = p.a
left join home as y on y.claim_id = p.b
order by p.joined desc, p.points desc, p.a, p.b;
