-- Pairs of claims that were compared: those that hang an event together, and those that lead out of it to another event, most points first.
with own as (select claim_id from happening_claim where happening_id = $id)
select l.*, h.happening_id as other_event
from likeness as l
left join happening_claim as h on not l.joined and h.claim_id = case when l.a in (select claim_id from own) then l.b else l.a end
where l.a in (select claim_id from own) or l.b in (select claim_id from own)
order by l.joined desc, l.points desc, l.a, l.b
limit 60;
