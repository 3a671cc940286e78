-- The pairs of claims that hang an event together, and those that lead out of it, most points first.
with pair as (
    select * from likeness where event_a = event_mark($id)
    union
    select * from likeness where event_b = event_mark($id)
),
own as (select claim_id from happening_claim where happening_id = $id)
select * exclude (event_a, event_b) from pair
where a in (select claim_id from own) or b in (select claim_id from own)
order by joined desc, points desc, a, b;
