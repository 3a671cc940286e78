-- What has no point on a map.
select 'relations and positions' as what, count(*) as n from selected join claim as c using (id) where c.kind in ('relation', 'position')
union all
select 'events and figures without a place, or whose place has no coordinates', count(*)
from selected join claim as c using (id)
where c.kind in ('event', 'figure') and c.id not in (select claim_id from place_ref where role = 'place' and lat is not null)
union all
select 'further places of an event', count(*)
from selected join place_ref as p on p.claim_id = selected.id and p.role in ('places', 'around')
where not exists (from place_ref as q where q.claim_id = p.claim_id and q.role = 'place' and q.name = p.name)
union all
select 'chains of more than one source (only the last named is carried)', count(*)
from (select claim_id from link join selected on selected.id = link.claim_id group by claim_id having count(*) > 1);
